// Under a field, the function that is typed there as the server reads it. While it cannot be read the last one stays, greyed.

import { Line } from './server.js';
import { functionField } from './state.js';
import { formula } from './typeset.js';

const HEADS = { target: '\\varphi(z) = ', activation: '\\sigma(z) = ' };
const DELAY = 60;

/** The preview of one field. */
export class Preview {
  #name;
  #place;
  #line = new Line('api/formula');
  #text = null;
  #timer = 0;

  /** @param name of the field, target or activation */
  constructor(name) {
    this.#name = name;
    this.#place = document.getElementById(`${name}-formula`);
  }

  /** Shows another text as soon as the server has read it. */
  follow(text) {
    if (text === this.#text) {
      return;
    }
    this.#text = text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => this.#line.ask(new URLSearchParams([functionField(this.#name, text)]), ({ tex }) => this.#show(tex), () => this.#keep()), DELAY);
  }

  #show(tex) {
    this.#place.classList.remove('last');
    if (tex === null) {
      this.#place.replaceChildren('piecewise');
    } else {
      formula(this.#place, HEADS[this.#name] + tex);
    }
    // What is wider than its place is scrolled, by the keyboard as well.
    if (this.#place.scrollWidth > this.#place.clientWidth) {
      this.#place.tabIndex = 0;
    } else {
      this.#place.removeAttribute('tabindex');
    }
  }

  #keep() {
    this.#place.classList.add('last');
  }
}
