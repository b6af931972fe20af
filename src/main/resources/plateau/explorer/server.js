// What the page asks the server. One exploration at a time: while one is on its way the newest wish waits, and one that
// takes long is given up for it, here and at the server.

const LONG = 250;
const PAGE = crypto.randomUUID();

/** An answer that says what is wrong, and where. */
export class Refusal extends Error {
  constructor({ message, field = '', position = null, status = 0 }) {
    super(message);
    this.field = field;
    this.position = position;
    this.status = status;
  }
}

async function ask(path, fields, signal) {
  let response;
  try {
    response = await fetch(`${path}?${fields}`, { signal });
  } catch (failure) {
    if (failure.name === 'AbortError') {
      throw failure;
    }
    throw new Refusal({ message: 'The explorer does not answer: has plateau explore been stopped?' });
  }
  const answer = await response.json();
  if (!response.ok) {
    throw new Refusal(answer.error ?? { message: `The explorer answered ${response.status}.` });
  }
  return { answer, timing: timing(response.headers.get('Server-Timing')) };
}

/** Milliseconds by part of a header Server-Timing. */
function timing(header) {
  const parts = {};
  for (const [, part, duration] of (header ?? '').matchAll(/(\w+);dur=([\d.]+)/g)) {
    parts[part] = Number(duration);
  }
  return parts;
}

/** A line to one address of the server, on which only the newest question counts. */
export class Line {
  #path;
  #waiting = null;
  #controller = null;
  #began = 0;
  #timer = 0;

  constructor(path) {
    this.#path = path;
  }

  /** Asks, and hands the answer or the refusal on, unless a newer question comes in between. */
  ask(fields, answered, refused) {
    this.#waiting = { fields, answered, refused };
    if (!this.#controller) {
      this.#next();
      return;
    }
    clearTimeout(this.#timer);
    const left = LONG - (performance.now() - this.#began);
    this.#timer = setTimeout(() => this.#controller?.abort(), Math.max(0, left));
  }

  get idle() {
    return !this.#controller;
  }

  async #next() {
    const { fields, answered, refused } = this.#waiting;
    this.#waiting = null;
    this.#controller = new AbortController();
    this.#began = performance.now();
    fields.set('page', PAGE);
    let deliver = () => {};
    try {
      const { answer, timing: taken } = await ask(this.#path, fields, this.#controller.signal);
      deliver = () => answered(answer, taken);
    } catch (failure) {
      if (failure.name !== 'AbortError' && failure.status !== 409) {
        deliver = () => refused(failure);
      }
    }
    clearTimeout(this.#timer);
    this.#controller = null;
    if (this.#waiting) {
      // The newest is asked first; the answer before it is shown all the same, so that a moved slider is followed.
      this.#next();
    }
    deliver();
  }
}

export async function gallery() {
  return (await ask('api/gallery', '')).answer.pairs;
}

/** A stream of events of an overlay; handlers by name of the event, and `lost` if the connection ends without a last word. */
export function overlay(fields, handlers) {
  const id = crypto.randomUUID();
  fields.set('page', PAGE);
  fields.set('id', id);
  const source = new EventSource(`api/overlay?${fields}`);
  const last = ['end', 'refused'];
  for (const name of ['begin', 'point', 'progress', ...last]) {
    source.addEventListener(name, (event) => {
      if (last.includes(name)) {
        source.close();
      }
      handlers[name]?.(JSON.parse(event.data));
    });
  }
  source.onerror = () => {
    source.close();
    handlers.lost?.();
  };
  return {
    stop: () => fetch(`api/overlay/stop?id=${id}`, { method: 'POST' }).catch(() => source.close()),
    close: () => source.close(),
  };
}
