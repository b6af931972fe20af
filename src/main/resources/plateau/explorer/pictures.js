// What the charts show: a prediction, the one before it, and overlays, as specifications of plateauChart.

import { number } from './tables.js';

const OVERLAYS = { flow: { label: 'flow of m neurons', dash: [6, 3] }, sgd: { label: 'SGD', points: true } };

/** Learning times as marks. */
function marks(run) {
  return run.times.filter((t) => t.t50 > 0).map((t) => ({ x: t.t50, label: `t${subscript(t.degree)}` }));
}

function subscript(degree) {
  return [...String(degree)].map((c) => String.fromCodePoint(0x2080 + Number(c))).join('');
}

function bands(run) {
  return run.segments
    .filter((s) => s.end > s.start)
    .map((s) => ({ from: s.start, to: s.end, kind: s.kind }));
}

/** Without the points that a logarithmic axis has no place for. */
function positive(x, y) {
  const kept = x.map((_, i) => i).filter((i) => x[i] > 0 && y[i] > 0);
  return { x: kept.map((i) => x[i]), y: kept.map((i) => y[i]) };
}

export function riskPicture(shown, before, overlays) {
  const { curve, prediction } = shown;
  const series = [{ label: 'prediction', ...positive(curve.t, curve.risk) }];
  if (before) {
    series.push({ label: `before, ε = ${before.epsilon}`, faint: true, dash: [2, 3], ...positive(before.curve.t, before.curve.risk) });
  }
  for (const { model, points } of overlays) {
    series.push({
      ...OVERLAYS[model],
      ...positive(points.map((p) => p.t), points.map((p) => p.risk ?? 0)),
    });
  }
  return {
    title: 'Risk R against time t',
    name: 'risk',
    xLabel: 'first-layer time t',
    yLabel: 'risk R',
    xScale: 'log',
    yScale: 'log',
    series,
    marks: prediction.runs.length ? marks(prediction.runs[0]) : [],
    markRows: 1,
    levels: prediction.plateaus.map(({ risk }) => ({ y: risk, label: number(risk, 3) })),
    bands: prediction.runs.length ? bands(prediction.runs[0]) : [],
  };
}

export function energiesPicture({ curve, prediction }) {
  return {
    title: 'Energy left in each degree, eₖ²/φₖ²',
    name: 'energies',
    xLabel: 'first-layer time t',
    yLabel: 'eₖ²/φₖ²',
    xScale: 'log',
    yScale: 'linear',
    series: curve.energies.map(({ degree, left }) => {
      const kept = curve.t.map((_, i) => i).filter((i) => curve.t[i] > 0 && left[i] !== null);
      return { label: `degree ${degree}`, x: kept.map((i) => curve.t[i]), y: kept.map((i) => left[i]) };
    }),
    marks: prediction.runs.length ? marks(prediction.runs[0]) : [],
    markRows: 1,
    bands: [],
  };
}

/** From blue for the lowest a(0) to orange for the highest; both can be told apart on light and on dark. */
function shade(part) {
  return `hsl(${Math.round(215 + 170 * part) % 360} 65% 52%)`;
}

/** The ways of the classes; of an overlay the ways of its classes, or the neurons of SGD where they are now. */
export function portraitPicture(portrait, overlays) {
  const series = portrait.classes.map((c, i) => ({
    label: `class a(0) = ${Number(c.a0.toPrecision(3))}`,
    color: shade(i / Math.max(1, portrait.classes.length - 1)),
    x: c.s,
    y: c.a,
  }));
  for (const { model, points } of overlays) {
    const last = points.at(-1);
    if (last) {
      series.push({ label: `${OVERLAYS[model].label}, now`, x: last.s, y: last.a, points: true });
    }
  }
  return {
    title: 'Classes in the plane of overlap s and weight a',
    name: 'portrait',
    xLabel: 'overlap s with the target’s direction',
    yLabel: 'second-layer weight a',
    xScale: 'linear',
    yScale: 'linear',
    series,
    marks: [],
    bands: [],
  };
}

/** A chart that is made when there is first something to show, and redrawn at most once for each frame of the screen. */
export class Picture {
  #element;
  #chart = null;
  #spec = null;

  constructor(place) {
    this.#element = place;
  }

  show(spec) {
    const idle = this.#spec === null;
    this.#spec = spec;
    if (idle) {
      requestAnimationFrame(() => this.#draw());
    }
  }

  #draw() {
    const spec = this.#spec;
    this.#spec = null;
    if (this.#chart) {
      this.#chart.update(spec);
    } else {
      this.#chart = globalThis.plateauChart(this.#element, spec);
    }
  }
}
