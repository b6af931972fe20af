// Texts and formulas of the server as they are set: powers, indices, KaTeX. Nothing of them ever becomes markup.

/** An element with attributes and children; strings become text. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

const SIGNS = /\^\((-?[\d/]+)\)|\^(\d+)|([φσeht])_([\dk]+)|\bt(\d\d)\b|(?<![\w.])(\d+(?:\.\d+)?)e([+-]?\d+)\b/g;

const minus = (text) => text.replace('-', '−');

/** A text as nodes: x^2, φ_k, t50 and 1e-4 are raised and lowered, as the report does. */
export function typeset(text) {
  const nodes = [];
  let end = 0;
  for (const found of text.matchAll(SIGNS)) {
    const [all, fraction, power, letter, index, time, mantissa, exponent] = found;
    nodes.push(text.slice(end, found.index));
    if (fraction ?? power) {
      nodes.push(element('sup', {}, minus(fraction ?? power)));
    } else if (letter) {
      nodes.push(letter, element('sub', {}, index));
    } else if (time) {
      nodes.push('t', element('sub', {}, time));
    } else {
      nodes.push(Number(mantissa) === 1 ? '10' : `${mantissa}·10`, element('sup', {}, minus(String(Number(exponent)))));
    }
    end = found.index + all.length;
  }
  nodes.push(text.slice(end));
  return nodes;
}

/** Sets LaTeX into a place. */
export function formula(place, tex) {
  globalThis.katex.render(tex, place, { throwOnError: false });
  return place;
}

/** A number as LaTeX: 3.26, 7.1 · 10^{-5}. */
function numberTex(text) {
  const [mantissa, exponent] = text.split('e');
  return exponent === undefined ? text : `${mantissa} \\cdot 10^{${exponent}}`;
}

/**
 * The law of a wait as LaTeX.
 *
 * @param constant as text, null if it is not known
 */
export function lawTex({ exponent, logarithm }, constant) {
  const power = exponent === '0' ? '' : exponent === '1' ? '\\varepsilon' : `\\varepsilon^{${exponent}}`;
  const scale = [power, logarithm ? '\\ln(1/\\varepsilon)' : ''].filter(Boolean).join('\\,');
  return constant === null ? `\\propto ${scale}` : [numberTex(constant), scale].filter(Boolean).join('\\,');
}
