// Words and tables from a prediction. Everything is put into the document as text, never as markup.

import { element, formula, lawTex, typeset } from './typeset.js';

/** A number of four digits: 0.03347, 795.0, 3.466e-9. */
export function number(value, digits = 4) {
  if (value === null || value === undefined) {
    return '–';
  }
  if (value === 0) {
    return '0';
  }
  const size = Math.floor(Math.log10(Math.abs(value)));
  return size < -4 || size > 5
    ? value.toExponential(digits - 1).replace(/\.?0+e/, 'e').replace('e+', 'e')
    : String(Number(value.toPrecision(digits)));
}

const SUPERSCRIPTS = { '-': '⁻', '/': 'ᐟ', 0: '⁰', 1: '¹', 2: '²', 3: '³', 4: '⁴', 5: '⁵', 6: '⁶', 7: '⁷', 8: '⁸', 9: '⁹' };

/** 10 to a power as it is set: 3.16·10⁻⁷. */
export function powerOfTen(text) {
  const [mantissa, exponent] = text.split('e');
  const power = `10${[...String(Number(exponent))].map((c) => SUPERSCRIPTS[c]).join('')}`;
  return mantissa === '1' ? power : `${mantissa}·${power}`;
}

function closedForm(text) {
  return text
    ? text.replace(/\bsqrt\((\d+|[Pp]i)\)/g, '√$1').replace(/\bsqrt\(/g, '√(').replace(/\b[Pp]i\b/g, 'π').replaceAll('*', '·')
    : '';
}

function lawCell(law) {
  const plain = law.constant === null && law.exponent === '0' && !law.logarithm;
  const tex = plain ? '' : lawTex(law, law.constant === null ? null : number(law.constant));
  const set = plain ? 'independent of ε' : formula(element('span'), tex);
  return law.after === null ? [set] : [set, ' ', below(`after degree ${law.after}`)];
}

const LEARNED = {
  learnable: 'yes',
  absent: 'not in φ',
  unreachable: 'never: σₖ = 0',
  saddle: 'never: saddle at d = ∞',
};

const below = (...children) => element('span', { class: 'below' }, ...children);

/**
 * A table that a narrow screen shows row by row; roles say that it is a table all the same. A head is a text or { head, label, below }
 * with the label of its cells in a row by itself and a second line; cells are texts or lists of nodes.
 */
function table(caption, heads, rows) {
  const labels = heads.map((h) => h.label ?? h.head ?? h);
  const nodes = (cell) => (typeof cell === 'string' ? typeset(cell) : cell);
  const cells = (row) => row.map((cell, i) => (i === 0
    ? element('th', { role: 'rowheader', scope: 'row', 'data-label': labels[i] }, ...nodes(cell))
    : element('td', { role: 'cell', 'data-label': labels[i] }, ...nodes(cell))));
  const line = (children) => element('tr', { role: 'row' }, ...children);
  const group = (name, lines) => element(name, { role: 'rowgroup' }, ...lines);
  return element('table', { role: 'table', class: 'stack' },
    element('caption', {}, caption),
    group('thead', [line(heads.map((h) => element('th', { role: 'columnheader', scope: 'col' }, h.head ?? h, ...(h.below ? [' ', below(h.below)] : []))))]),
    group('tbody', rows.map((row) => line(cells(row)))));
}

/** Degrees of the target, and those below the highest of it that the activation has. */
export function degrees({ prediction }) {
  const run = prediction.runs[0];
  const last = Math.max(...prediction.degrees.filter((d) => d.phi !== 0).map((d) => d.degree));
  const shown = prediction.degrees.filter((d) => d.degree <= last);
  const rows = shown.map((d) => {
    const law = prediction.laws.find((l) => l.degree === d.degree);
    const times = run?.times.find((t) => t.degree === d.degree);
    const width = times && times.t90 !== null && times.t10 !== null ? number(times.t10 - times.t90, 3) : '–';
    const time = [...typeset(times ? number(times.t50) : '–'), ' ',
      ...(times && times.t50 !== null ? [below(element('span', { class: 'word' }, 'window '), ...typeset(width))] : [])];
    const exact = closedForm(d.phiExact ?? '');
    return [
      String(d.degree),
      exact !== '' && exact.length <= 16 && exact !== number(d.phi, 5) ? `${number(d.phi, 5)} = ${exact}` : number(d.phi, 5),
      number(d.sigma, 5),
      LEARNED[d.learnability] ?? d.learnability,
      time,
      law ? lawCell(law) : '–',
    ];
  });
  const kept = prediction.degrees.length - 1;
  return table(
    `Degrees 0 to ${kept} are kept${last < kept ? `; those above ${last} are not in the target` : ''}.`,
    [{ head: 'k', label: 'degree' }, 'φₖ', 'σₖ', 'learned', { head: 'time t₅₀', below: 'window' },
      { head: 'law of the wait', label: 'law of the wait (ε → 0)', below: 'as ε → 0' }],
    rows);
}

export function plateaus({ prediction }) {
  return table(
    'Where the risk waits.',
    ['risk', 'learned before it', 'ends with'],
    prediction.plateaus.map((p) => [
      number(p.risk, 5),
      p.learned.length ? p.learned.join(', ') : 'nothing',
      p.next === null ? 'nothing: the end' : `degree ${p.next}`,
    ]));
}

export function sentences({ answer }) {
  return answer.map((text) => element('p', {}, ...typeset(text)));
}

export function warnings({ prediction, notes }) {
  return [...notes, ...prediction.warnings].map((text) => element('li', {}, ...typeset(text)));
}

/** Message, and the text with the place marked. */
export function complaint(refusal, text) {
  const parts = [element('p', {}, refusal.message)];
  if (refusal.position !== null && text !== '') {
    const place = Math.min(refusal.position, text.length);
    const mark = element('mark', {}, text.slice(place, place + 1) || '␣');
    parts.push(element('p', { class: 'place' }, element('code', {}, text.slice(0, place), mark, text.slice(place + 1))));
  }
  return parts;
}
