// The panel of overlays: one flow and one run of SGD at a time, their points kept until the problem changes.

import { overlay } from './server.js';
import { number } from './tables.js';
import { typeset } from './typeset.js';

const NAMES = { flow: 'The flow', sgd: 'SGD' };

/** One of the two, with its buttons. */
export class Overlay {
  #model;
  #parts;
  #changed;
  #stream = null;
  points = [];

  /** @param changed is called when points have come */
  constructor(model, changed) {
    this.#model = model;
    this.#changed = changed;
    this.#parts = Object.fromEntries(
      ['start', 'stop', 'progress', 'said'].map((part) => [part, document.getElementById(`${model}-${part}`)]));
    this.#parts.stop.addEventListener('click', () => this.#stream?.stop());
  }

  get model() {
    return this.#model;
  }

  onStart(action) {
    this.#parts.start.addEventListener('click', action);
  }

  get running() {
    return this.#stream !== null;
  }

  /** Begins anew. */
  start(fields, refused) {
    this.clear();
    fields.set('model', this.#model);
    this.#running(true);
    this.#say('Begun …');
    this.#stream = overlay(fields, {
      begin: (facts) => this.#say(this.#words(facts)),
      point: (point) => {
        this.points.push(point);
        this.#changed();
      },
      progress: ({ done }) => {
        this.#parts.progress.value = done;
      },
      end: ({ why }) => this.#ended(`${why} ${this.points.length} points.`),
      refused: ({ error }) => {
        this.#ended(error.message);
        refused(error);
      },
      lost: () => this.#ended('The connection ended before the overlay did.'),
    });
  }

  /** Ends it and forgets its points. */
  clear() {
    if (this.#stream) {
      this.#stream.stop();
      this.#stream.close();
      this.#running(false);
    }
    this.#stream = null;
    this.points = [];
    this.#say('');
  }

  #ended(words) {
    this.#stream = null;
    this.#running(false);
    this.#say(words);
    this.#changed();
  }

  #words({ width, dimension, step, batch, until }) {
    const how = step ? `, d = ${dimension}, η = ${number(step)}, batch ${batch}` : '';
    return `${NAMES[this.#model]} of m = ${width}${how}, until t = ${number(until)} …`;
  }

  #say(words) {
    this.#parts.said.replaceChildren(...typeset(words));
  }

  #running(on) {
    const { stop, start, progress } = this.#parts;
    if (!on && document.activeElement === stop) {
      start.focus();
    }
    stop.disabled = !on;
    progress.hidden = !on;
    progress.value = 0;
  }
}
