/*
 * Where the labels of a chart stand: those of its marks in a strip above the plot, a row for each curve that has some, and those
 * of its levels in a margin at the right. Each is moved just as far as it must so that none covers another, with a line to
 * what it names; where there are more than fit, neighbours share one. Lengths are pixels of the page.
 */
globalThis.plateauLabels = (function () {
  'use strict';

  const ROW = 17;
  const LEADER = 10;
  const SIZE = 13;
  const SMALL = 11;
  const LINE = 14;
  const GAP = 6;
  const MARGIN = 54;

  const font = (size) => `${size}px ${getComputedStyle(document.documentElement).getPropertyValue('--chart-font') || 'sans-serif'}`;

  /** The curves that have marks, in order; a mark of no curve belongs to all. */
  function rows(spec) {
    return [...new Set((spec.marks ?? []).map((m) => m.series ?? -1))].sort((a, b) => a - b);
  }

  /** What a chart leaves free above and at the right of its plot. */
  function room(spec) {
    const count = Math.max(rows(spec).length, spec.markRows ?? 0);
    return { top: count > 0 ? ROW * count + LEADER : 12, right: spec.levels?.length ? MARGIN : 14 };
  }

  /** Centres nearest to those wanted, in their order, no two closer than their sizes allow, all between low and high. */
  function spread(wanted, sizes, low, high) {
    let sum = 0;
    const offsets = sizes.map((size) => (sum += size) - size / 2);
    const blocks = [];
    wanted.forEach((w, i) => {
      blocks.push({ mean: w - offsets[i], count: 1 });
      while (blocks.length > 1 && blocks.at(-2).mean > blocks.at(-1).mean) {
        const last = blocks.pop();
        const into = blocks.at(-1);
        into.mean = (into.mean * into.count + last.mean * last.count) / (into.count + last.count);
        into.count += last.count;
      }
    });
    const free = Math.max(low, high - sum);
    return blocks.flatMap((b) => Array(b.count).fill(Math.min(free, Math.max(low, b.mean)))).map((v, i) => v + offsets[i]);
  }

  /** Labels at their places; the nearest neighbours share one until all fit between low and high. */
  function placed(items, low, high, size) {
    const groups = items.sort((a, b) => a.at - b.at).map((item) => ({ text: item.label, items: [item] }));
    const first = (group) => group.items[0].at;
    const last = (group) => group.items.at(-1).at;
    while (groups.length > 1 && groups.reduce((sum, g) => sum + size(g.text), 0) > high - low) {
      let nearest = 0;
      for (let i = 1; i < groups.length - 1; i++) {
        if (first(groups[i + 1]) - last(groups[i]) < first(groups[nearest + 1]) - last(groups[nearest])) {
          nearest = i;
        }
      }
      const [one, other] = groups.splice(nearest, 2);
      const joined = [...one.items, ...other.items];
      groups.splice(nearest, 0, { text: `${joined[0].label}…${joined.at(-1).label}`, items: joined });
    }
    const centres = spread(groups.map((g) => (first(g) + last(g)) / 2), groups.map((g) => size(g.text)), low, high);
    return groups.map((g, i) => ({ ...g, centre: centres[i] }));
  }

  const inside = (v, { min, max }) => v >= min && v <= max;

  /** The layout of all labels, for a plot with the given edges. */
  function layout(u, spec, { left, top, width, height }) {
    const measure = u.ctx;
    measure.save();
    measure.font = font(SIZE);
    const wide = (text) => measure.measureText(text).width + GAP;
    const marks = rows(spec).map((series, row, all) => ({
      series,
      base: top - LEADER - ROW * (all.length - 1 - row) - 4,
      labels: placed(
        spec.marks
          .filter((m) => (m.series ?? -1) === series && inside(m.x, u.scales.x))
          .map((m) => ({ ...m, at: left + u.valToPos(m.x, 'x'), foot: footOf(u, spec, m, top, height) })),
        left - GAP, left + width + GAP, wide),
    }));
    measure.restore();
    const levels = placed(
      (spec.levels ?? [])
        .filter((l) => inside(l.y, u.scales.y) && (spec.yScale !== 'log' || l.y > 0))
        .map((l) => ({ ...l, at: top + u.valToPos(l.y, 'y') })),
      top - LINE / 2, top + height + LINE / 2, () => LINE);
    return { marks, levels, edge: left + width };
  }

  /** A mark with a value points at it, one without at the whole plot. */
  function footOf(u, spec, mark, top, height) {
    const there = mark.y !== undefined && inside(mark.y, u.scales.y) && (spec.yScale !== 'log' || mark.y > 0);
    return there ? top + u.valToPos(mark.y, 'y') : top + height;
  }

  /** On the canvas of a chart, in the colours of the page. */
  function draw(u, spec, plot, color, style) {
    const { ctx } = u;
    const { marks, levels, edge } = layout(u, spec, plot);
    const soft = style('--ink-soft', '#555');
    const paper = style('--card', '#fff');
    ctx.save();
    ctx.scale(devicePixelRatio, devicePixelRatio);
    ctx.lineWidth = 1;
    ctx.lineJoin = 'round';
    for (const { series, base, labels } of marks) {
      ctx.strokeStyle = ctx.fillStyle = series >= 0 ? color(series) : soft;
      ctx.globalAlpha = series >= 0 ? 0.6 : 1;
      labels.forEach(({ centre, items }) => items.forEach(({ at, foot, y }) => {
        stroke(ctx, [], [centre, base + 4], [at, plot.top]);
        stroke(ctx, [3, 3], [at, plot.top], [at, foot]);
        if (y !== undefined) { disc(ctx, at, foot); }
      }));
    }
    ctx.globalAlpha = 1;
    ctx.strokeStyle = soft;
    levels.forEach(({ centre, items }) => items.forEach(({ at }) => {
      stroke(ctx, [5, 4], [plot.left, at], [edge, at]);
      stroke(ctx, [], [edge, at], [edge + 6, centre]);
    }));
    for (const { series, base, labels } of marks) {
      ctx.fillStyle = series >= 0 ? color(series) : soft;
      labels.forEach(({ text, centre }) => write(ctx, paper, text, centre, base, SIZE, 'center'));
    }
    ctx.fillStyle = soft;
    levels.forEach(({ text, centre }) => write(ctx, paper, text, edge + 8, centre + 4, SMALL, 'left'));
    ctx.restore();
  }

  function stroke(ctx, dash, from, to) {
    ctx.setLineDash(dash);
    ctx.beginPath();
    ctx.moveTo(...from);
    ctx.lineTo(...to);
    ctx.stroke();
  }

  function disc(ctx, x, y) {
    ctx.beginPath();
    ctx.arc(x, y, 3.5, 0, 2 * Math.PI);
    ctx.fill();
  }

  /** A text with an edge of the paper's colour, so that no line crosses it out. */
  function write(ctx, paper, text, x, y, size, align) {
    ctx.save();
    ctx.setLineDash([]);
    ctx.font = font(size);
    ctx.textAlign = align;
    ctx.strokeStyle = paper;
    ctx.lineWidth = 4;
    ctx.strokeText(text, x, y);
    ctx.fillText(text, x, y);
    ctx.restore();
  }

  /** As elements of SVG, black on white; `written` makes one of a text. */
  function drawing(u, spec, plot, color, written) {
    const { marks, levels, edge } = layout(u, spec, plot);
    const parts = [];
    const halo = 'stroke="#fff" stroke-width="4" stroke-linejoin="round" paint-order="stroke"';
    const line = (x1, y1, x2, y2, ink, dash) => parts.push(
      `<path d="M${x1.toFixed(2)} ${y1.toFixed(2)}L${x2.toFixed(2)} ${y2.toFixed(2)}" stroke="${ink}" stroke-dasharray="${dash}"/>`);
    for (const { series, base, labels } of marks) {
      const ink = series >= 0 ? color(series) : '#555';
      for (const { text, centre, items } of labels) {
        items.forEach(({ at, foot, y }) => {
          line(centre, base + 4, at, plot.top, ink, '');
          line(at, plot.top, at, foot, ink, '3 3');
          if (y !== undefined) { parts.push(`<circle cx="${at.toFixed(2)}" cy="${foot.toFixed(2)}" r="3.5" fill="${ink}"/>`); }
        });
        parts.push(written(centre.toFixed(2), base, text, 'middle', halo));
      }
    }
    for (const { text, centre, items } of levels) {
      items.forEach(({ at }) => {
        line(plot.left, at, edge, at, '#777', '5 4');
        line(edge, at, edge + 6, centre, '#777', '');
      });
      parts.push(written(edge + 8, (centre + 4).toFixed(2), text, 'start', `style="font-size:${SMALL}px"`));
    }
    return parts;
  }

  return { room, draw, drawing };
}());
