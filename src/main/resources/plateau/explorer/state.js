// The state of the page, and its way into the address and back. Pure: no document, no network.

export const DEFAULTS = Object.freeze({
  target: 'z^3/6 + z^2/2 + z',
  activation: 'relu(z + 1/2)',
  init: 'uniform:-1:1',
  classes: '20',
  degree: '',
  epsilon: '1e-4',
});

const NUMBER = String.raw`[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?`;
const LIST = new RegExp(String.raw`^\s*${NUMBER}\s*(,\s*${NUMBER}\s*)+,?\s*$`);

/** Whether a text is a list of coefficients: numbers with a comma between them. */
export function isList(text) {
  return LIST.test(text);
}

/** ε as it is typed: 1e-4, 3.16e-7. */
export function epsilonText(exponent) {
  const whole = Math.round(exponent);
  if (Math.abs(exponent - whole) < 1e-9) {
    return `1e${whole}`;
  }
  const floor = Math.floor(exponent);
  return `${Number((10 ** (exponent - floor)).toPrecision(3))}e${floor}`;
}

/** The place of ε on the slider, or that of the default if it is no number of the slider's range. */
export function exponentOf(epsilon) {
  const exponent = Math.log10(Number(epsilon));
  return Number.isFinite(exponent) ? Math.min(0, Math.max(-12, exponent)) : -4;
}

/** The field of a request for a target or an activation: a formula or a list of coefficients. */
export function functionField(name, text) {
  const list = { target: 'phi', activation: 'sigma' };
  return [isList(text) ? list[name] : name, text.replace(/,\s*$/, '')];
}

/** The fields of a request to the server. */
export function query(state) {
  const fields = new URLSearchParams(['target', 'activation'].map((name) => functionField(name, state[name])));
  for (const name of ['init', 'classes', 'degree', 'epsilon']) {
    if (state[name] !== '') {
      fields.set(name, state[name]);
    }
  }
  return fields;
}

/** The fragment of the address that restores a state. */
export function toFragment(state) {
  const fields = new URLSearchParams();
  for (const name of Object.keys(DEFAULTS)) {
    if (state[name] !== DEFAULTS[name]) {
      fields.set(name, state[name]);
    }
  }
  return fields.toString();
}

/** The state of a fragment; what it does not say is as by default, what it should not say is left out. */
export function fromFragment(fragment) {
  const fields = new URLSearchParams(fragment.replace(/^#/, ''));
  const state = { ...DEFAULTS };
  for (const name of Object.keys(DEFAULTS)) {
    if (fields.has(name)) {
      state[name] = fields.get(name).slice(0, 2000);
    }
  }
  return state;
}
