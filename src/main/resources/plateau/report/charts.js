/*
 * plateauChart(element, spec): a chart over uPlot; that and labels.js must be loaded before. The report and the explorer share it.
 * spec = { title, name, xLabel, yLabel, xScale: 'log'|'linear', yScale,
 *          series: [{ label, x: [], y: [], low?: [], high?: [], color?, hue?, dash?, points?, beside?, faint?, unlisted? }],
 *          x?: [] (of the series that have none), xWhole?,
 *          marks: [{ x, label, y?, series? (the index of the curve it stands on) }], markRows? (rows kept for them at least),
 *          levels?: [{ y, label }], bands: [{ from, to, label, kind: 'plateau'|'fast'|'slow' }] }
 * Every series has its own x, in any order: curves in a plane are as welcome as functions. From low to high a line is shaded and
 * a point has a bar. Series of one hue share a colour; one that is unlisted has no entry in the legend. With xWhole the
 * horizontal axis counts things, and a point close to a number stands for it. Points of several series at the same x are drawn
 * so many places beside it. What the reader chose of the scales outlives an update.
 */
(function () {
  'use strict';

  const LIGHT = ['#1f5fa8', '#b5420d', '#1b7a3d', '#7b3fa0', '#8a6a00', '#0a7a86', '#a8325e', '#555f6b'];
  const DARK = ['#7db4f0', '#f2a07a', '#79cf95', '#cfa6ea', '#e0c15a', '#6fd0da', '#f09ab8', '#b4bec9'];
  const HEIGHT = 320;
  const NEAR = 24;
  const PLACE = 5;
  const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const style = (name, otherwise) => getComputedStyle(document.documentElement).getPropertyValue(name).trim() || otherwise;

  function power(exponent) {
    const digits = [...String(Math.abs(exponent))].map((d) => SUPERSCRIPTS[Number(d)]).join('');
    return exponent === 0 ? '1' : exponent === 1 ? '10' : `10${exponent < 0 ? '⁻' : ''}${digits}`;
  }

  function words(value) {
    if (value === 0) {
      return '0';
    }
    const size = Math.floor(Math.log10(Math.abs(value)));
    return size < -3 || size > 4 ? value.toExponential(3) : String(Number(value.toPrecision(4)));
  }

  /** The decades in a range, so few that their labels fit; uPlot's own give up below 1e-16. */
  function decades(u, axis, low, high) {
    const first = Math.ceil(Math.log10(low) - 1e-9);
    const last = Math.floor(Math.log10(high) + 1e-9);
    const room = (axis === 0 ? u.bbox.width / 55 : u.bbox.height / 28) / devicePixelRatio;
    const every = Math.max(1, Math.ceil((last - first + 1) / Math.max(2, room)));
    const splits = [];
    for (let k = Math.ceil(first / every) * every; k <= last; k += every) {
      splits.push(10 ** k);
    }
    return splits;
  }

  function extent(spec, axis, scale) {
    let low = Infinity;
    let high = -Infinity;
    for (const series of spec.series) {
      for (const v of axis === 'y' ? [series.y, series.low ?? [], series.high ?? []].flat() : series.x) {
        if (v !== null && Number.isFinite(v) && (scale !== 'log' || v > 0)) {
          low = Math.min(low, v);
          high = Math.max(high, v);
        }
      }
    }
    if (!(low <= high)) {
      return scale === 'log' ? [0.1, 10] : [-1, 1];
    }
    if (scale === 'log') {
      const most = axis === 'y' ? Math.max(low, high * 1e-8) : low;
      return most === high ? [most / 2, high * 2] : [most / 1.15, high * 1.15];
    }
    // Closer than a screen could tell apart is one value: an axis between the two would have no room for its numbers.
    const size = Math.max(Math.abs(low), Math.abs(high));
    const margin = high - low <= 1e-6 * size ? size || 1 : 0.05 * (high - low);
    return [low - margin, high + margin];
  }

  const shown = (spec, x, y) => x !== null && y !== null && (spec.xScale !== 'log' || x > 0) && (spec.yScale !== 'log' || y > 0);

  /** The intervals of a series as outlines: one bar for each point, or one band for the line; values, not yet pixels. */
  function intervals(spec, series) {
    const has = (i) => series.low?.[i] < series.high?.[i] && shown(spec, series.x[i], series.low[i]);
    const there = series.x.map((x, i) => i).filter((i) => series.low && has(i));
    if (series.points) {
      return there.map((i) => [[series.x[i], series.low[i]], [series.x[i], series.high[i]]]);
    }
    const band = [...there.map((i) => [series.x[i], series.high[i]]), ...there.reverse().map((i) => [series.x[i], series.low[i]])];
    return band.length > 0 ? [band] : [];
  }

  const aside = (series) => PLACE * (series.beside ?? 0);

  function drawIntervals(u, spec, series) {
    const { ctx } = u;
    for (const outline of intervals(spec, series)) {
      const path = new Path2D();
      outline.forEach(([x, y], i) => path[i === 0 ? 'moveTo' : 'lineTo'](u.valToPos(x, 'x', true) + aside(series) * devicePixelRatio, u.valToPos(y, 'y', true)));
      ctx.globalAlpha = series.points ? 1 : 0.22;
      if (series.points) { ctx.stroke(path); } else { ctx.fill(path); }
    }
  }

  /** Draws one series as a line or as points, through the scales of the chart. */
  function paths(spec) {
    return (u, index) => {
      const series = spec.series[index - 1];
      const line = new Path2D();
      const { left, top, width, height } = u.bbox;
      const clip = new Path2D();
      clip.rect(left, top, width, height);
      let drawing = false;
      for (let i = 0; i < series.x.length; i++) {
        const x = series.x[i];
        const y = series.y[i];
        if (!shown(spec, x, y)) {
          drawing = false;
          continue;
        }
        const px = u.valToPos(x, 'x', true) + aside(series) * devicePixelRatio;
        const py = u.valToPos(y, 'y', true);
        if (series.points) {
          line.moveTo(px + 3 * devicePixelRatio, py);
          line.arc(px, py, 3 * devicePixelRatio, 0, 2 * Math.PI);
        } else if (drawing) {
          line.lineTo(px, py);
        } else {
          line.moveTo(px, py);
          drawing = true;
        }
      }
      const { ctx } = u;
      ctx.save();
      ctx.clip(clip);
      ctx.strokeStyle = color(series, index);
      ctx.fillStyle = color(series, index);
      ctx.lineWidth = 1.4 * devicePixelRatio;
      drawIntervals(u, spec, series);
      ctx.globalAlpha = series.faint ? 0.55 : 1;
      ctx.lineWidth = (series.faint ? 1.2 : 2) * devicePixelRatio;
      ctx.lineJoin = 'round';
      ctx.setLineDash((series.dash ?? []).map((d) => d * devicePixelRatio));
      if (series.points) {
        ctx.fill(line);
      } else {
        ctx.stroke(line);
      }
      ctx.restore();
      return null;
    };
  }

  const paint = (palette, series, i) => series.color ?? palette[(series.hue ?? i) % palette.length];

  function color(series, index) {
    return paint(dark.matches ? DARK : LIGHT, series, index - 1);
  }

  function drawBands(u, spec) {
    const { ctx } = u;
    const { left, top, width, height } = u.bbox;
    ctx.save();
    for (const band of spec.bands ?? []) {
      const from = Math.max(left, u.valToPos(Math.max(band.from, u.scales.x.min), 'x', true));
      const to = Math.min(left + width, u.valToPos(Math.min(band.to, u.scales.x.max), 'x', true));
      if (to > from) {
        ctx.fillStyle = style(`--band-${band.kind}`, 'rgba(128,128,128,0.12)');
        ctx.fillRect(from, top, to - from, height);
      }
    }
    ctx.restore();
  }

  function plotOf(u) {
    const [left, top, width, height] = [u.bbox.left, u.bbox.top, u.bbox.width, u.bbox.height].map((v) => v / devicePixelRatio);
    return { left, top, width, height };
  }

  function options(spec, element, said) {
    const axis = (label, scale) => ({
      label,
      labelSize: 22,
      font: `12px ${style('--chart-font', 'system-ui, sans-serif')}`,
      labelFont: `13px ${style('--chart-font', 'system-ui, sans-serif')}`,
      stroke: style('--ink', '#222'),
      grid: { stroke: style('--rule', '#ddd'), width: 1, ...(scale === 'log' && { filter: (u, splits) => splits }) },
      ticks: { stroke: style('--rule', '#ddd'), width: 1, ...(scale === 'log' && { filter: (u, splits) => splits }) },
      ...(scale === 'log' && {
        splits: decades,
        filter: (u, splits) => splits,
        values: (u, splits) => splits.map((v) => power(Math.round(Math.log10(v)))),
      }),
    });
    const room = plateauLabels.room(spec);
    return {
      mode: 2,
      width: Math.max(240, element.clientWidth),
      height: HEIGHT + room.top,
      padding: [room.top, room.right, 0, 0],
      legend: { show: false },
      cursor: { drag: { x: true, y: false, setScale: true }, points: { show: false } },
      scales: {
        x: { time: false, auto: false, distr: spec.xScale === 'log' ? 3 : 1, range: (u) => u.zoomed ?? extent(spec, 'x', spec.xScale) },
        y: { auto: false, distr: spec.yScale === 'log' ? 3 : 1, range: () => extent(spec, 'y', spec.yScale) },
      },
      axes: [{ ...axis(spec.xLabel, spec.xScale), size: 36, ...(spec.xWhole && { incrs: [1, 2, 5, 10, 20, 50, 100] }) }, { ...axis(spec.yLabel, spec.yScale), size: 62 }],
      series: [null, ...spec.series.map((s) => ({ label: s.label, facets: [{ scale: 'x', auto: false }, { scale: 'y', auto: false }], paths: paths(spec) }))],
      hooks: {
        drawClear: [(u) => drawBands(u, spec)],
        draw: [(u) => plateauLabels.draw(u, spec, plotOf(u), (i) => color(spec.series[i], i + 1), style)],
        setCursor: [(u) => hover(u, spec, said)],
        setSelect: [(u) => {
          if (u.select.width > 0) {
            u.zoomed = [u.posToVal(u.select.left, 'x'), u.posToVal(u.select.left + u.select.width, 'x')];
          }
        }],
      },
    };
  }

  const abscissa = (spec, x) => (spec.xWhole ? Math.round(x) : x);

  /** Says the point nearest to the cursor. */
  function hover(u, spec, said) {
    const { left, top } = u.cursor;
    let best = NEAR * NEAR;
    let text = '';
    for (const series of left >= 0 ? spec.series : []) {
      for (let i = 0; i < series.x.length; i++) {
        if (series.y[i] !== null) {
          const d = (u.valToPos(series.x[i], 'x') + aside(series) - left) ** 2 + (u.valToPos(series.y[i], 'y') - top) ** 2;
          if (d < best) {
            best = d;
            const interval = series.low?.[i] < series.high?.[i] ? ` (${words(series.low[i])} to ${words(series.high[i])})` : '';
            text = `${series.label}: ${words(abscissa(spec, series.x[i]))}, ${words(series.y[i])}${interval}`;
          }
        }
      }
    }
    said.textContent = text;
  }

  function legend(spec, place) {
    const most = 8;
    const listed = spec.series.filter((s) => !s.unlisted);
    const shaded = listed.length > most + 1 && listed.every((s) => s.hue === undefined);
    const entries = shaded ? [...listed.slice(0, 1), ...listed.filter((s) => s.points), ...listed.slice(-1)] : listed;
    place.replaceChildren(...[...new Set(entries)].map((series) => {
      const item = document.createElement('li');
      const swatch = document.createElement('span');
      swatch.className = series.points ? 'swatch round' : 'swatch';
      swatch.style.backgroundColor = color(series, spec.series.indexOf(series) + 1);
      swatch.style.opacity = series.faint ? 0.55 : 1;
      item.append(swatch, series.label);
      return item;
    }));
  }

  function save(name, blob) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  function csv(spec) {
    const ranges = spec.series.some((s) => s.low);
    const rows = [`series,x,y${ranges ? ',low,high' : ''}`];
    for (const series of spec.series) {
      const label = `"${series.label.replaceAll('"', '""')}"`;
      const range = (i) => (ranges ? `,${series.low?.[i] ?? ''},${series.high?.[i] ?? ''}` : '');
      series.x.forEach((x, i) => rows.push(`${label},${abscissa(spec, x)},${series.y[i] ?? ''}${range(i)}`));
    }
    return `${rows.join('\n')}\n`;
  }

  function button(text, action) {
    const made = document.createElement('button');
    made.type = 'button';
    made.textContent = text;
    made.addEventListener('click', action);
    return made;
  }

  const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

  /** The chart as a drawing that stands alone: black on white, letters in fonts that every paper has. */
  function drawing(u, spec) {
    const { width, height } = u;
    const { left, top, width: w, height: h } = plotOf(u);
    const listed = spec.series.filter((s) => !s.unlisted);
    const whole = height + 20 * listed.length;
    const at = (v, scale) => Number((u.valToPos(v, scale) + (scale === 'x' ? left : top)).toFixed(2));
    const ends = `font-family="Helvetica, Arial, 'DejaVu Sans', sans-serif" font-size="12" fill="#222"`;
    const parts = [`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${whole}" viewBox="0 0 ${width} ${whole}" role="img">`,
      `<title>${escaped(spec.title)}</title>`, '<rect width="100%" height="100%" fill="#fff"/>',
      `<clipPath id="plot"><rect x="${left}" y="${top}" width="${w}" height="${h}"/></clipPath>`];
    const written = (x, y, content, anchor, more = '') => `<text x="${x}" y="${y}" ${ends} text-anchor="${anchor}" ${more}>${escaped(content)}</text>`;
    const text = (...given) => parts.push(written(...given));
    for (const band of spec.bands ?? []) {
      const [from, to] = [Math.max(band.from, u.scales.x.min), Math.min(band.to, u.scales.x.max)];
      if (to > from) {
        const fill = { fast: '#f6e3d9', slow: '#eaf1f8', plateau: '#e6f3ea' }[band.kind];
        parts.push(`<rect x="${at(from, 'x')}" y="${top}" width="${(at(to, 'x') - at(from, 'x')).toFixed(2)}" height="${h}" fill="${fill}"/>`);
      }
    }
    const inside = (v, scale) => v >= u.scales[scale].min && v <= u.scales[scale].max;
    u.axes.forEach((axis, i) => {
      const scale = i === 0 ? 'x' : 'y';
      (axis._splits ?? []).forEach((v, k) => {
        if (v !== null && inside(v, scale)) {
          const p = at(v, scale);
          parts.push(i === 0 ? `<path d="M${p} ${top}v${h}" stroke="#ddd"/>` : `<path d="M${left} ${p}h${w}" stroke="#ddd"/>`);
          const label = String(axis._values?.[k] ?? '');
          if (i === 0) { text(p, top + h + 16, label, 'middle'); } else { text(left - 6, p + 4, label, 'end'); }
        }
      });
    });
    spec.series.forEach((series, i) => {
      const stroke = paint(LIGHT, series, i);
      for (const outline of intervals(spec, series)) {
        const d = outline.map(([x, y]) => `${at(x, 'x') + aside(series)} ${at(y, 'y')}`).join('L');
        const look = series.points ? `fill="none" stroke="${stroke}" stroke-width="1.4"` : `fill="${stroke}" fill-opacity="0.22"`;
        parts.push(`<path d="M${d}" ${look} clip-path="url(#plot)"/>`);
      }
      let path = '';
      let drawing = false;
      series.x.forEach((x, k) => {
        const y = series.y[k];
        if (!shown(spec, x, y)) {
          drawing = false;
        } else if (series.points) {
          parts.push(`<circle cx="${at(x, 'x') + aside(series)}" cy="${at(y, 'y')}" r="3" fill="${stroke}" clip-path="url(#plot)"/>`);
        } else {
          path += `${drawing ? 'L' : 'M'}${at(x, 'x')} ${at(y, 'y')}`;
          drawing = true;
        }
      });
      if (path) {
        parts.push(`<path d="${path}" fill="none" stroke="${stroke}" stroke-width="2" stroke-dasharray="${(series.dash ?? []).join(' ')}" clip-path="url(#plot)"/>`);
      }
    });
    listed.forEach((series, i) => {
      const stroke = paint(LIGHT, series, spec.series.indexOf(series));
      parts.push(`<path d="M${left} ${height + 20 * i + 6}h24" stroke="${stroke}" stroke-width="3"/>`);
      text(left + 32, height + 20 * i + 10, series.label, 'start');
    });
    parts.push(...plateauLabels.drawing(u, spec, plotOf(u), (i) => spec.series[i].color ?? LIGHT[i % LIGHT.length], written));
    parts.push(`<rect x="${left}" y="${top}" width="${w}" height="${h}" fill="none" stroke="#777"/>`);
    text(left + w / 2, top + h + 36, spec.xLabel, 'middle');
    text(14, top + h / 2, spec.yLabel, 'middle', `transform="rotate(-90 14 ${top + h / 2})"`);
    return `${parts.join('\n')}\n</svg>\n`;
  }

  globalThis.plateauChart = function plateauChart(element, first) {
    const scales = {};
    const completed = (given) => ({ ...given, ...scales, series: given.series.map((s) => ({ x: given.x, ...s })) });
    let spec = completed(first);
    let chart = null;
    const figure = document.createElement('div');
    figure.setAttribute('role', 'img');
    const said = document.createElement('p');
    said.className = 'chart-said';
    const list = document.createElement('ul');
    list.className = 'chart-legend';
    const tools = document.createElement('div');
    tools.className = 'chart-tools';
    /** A button that turns an axis from powers of ten to equal steps and back. */
    function scaleButton(key, name) {
      const made = button('', () => {
        scales[key] = spec[key] === 'log' ? 'linear' : 'log';
        spec = { ...spec, ...scales };
        chart.zoomed = null;
        draw();
      });
      made.say = () => {
        made.textContent = `${name}: ${spec[key] === 'log' ? 'powers of ten' : 'equal steps'}`;
        made.hidden = spec[key] !== 'log' && !spec.series.some((s) => s[key[0]].some((v) => v > 0));
      };
      return made;
    }
    const scaleButtons = [scaleButton('xScale', 'horizontal'), scaleButton('yScale', 'vertical')];
    tools.append(
      ...scaleButtons,
      button('Whole range', () => { chart.zoomed = null; draw(); }),
      button('SVG', () => save(`${spec.name}.svg`, new Blob([drawing(chart, spec)], { type: 'image/svg+xml' }))),
      button('PNG', () => chart.ctx.canvas.toBlob((blob) => save(`${spec.name}.png`, blob))),
      button('CSV', () => save(`${spec.name}.csv`, new Blob([csv(spec)], { type: 'text/csv' }))));
    element.replaceChildren(figure, said, list, tools);

    function draw() {
      const zoomed = chart?.zoomed ?? null;
      chart?.destroy();
      figure.setAttribute('aria-label', `${spec.title}: ${spec.series.length} curves; the tables have the numbers.`);
      chart = new uPlot(options(spec, element, said), [null, ...spec.series.map((s) => [s.x, s.y])]);
      chart.zoomed = zoomed;
      figure.replaceChildren(chart.root);
      if (zoomed) {
        chart.setScale('x', { min: zoomed[0], max: zoomed[1] });
      }
      legend(spec, list);
      scaleButtons.forEach((b) => b.say());
    }

    let width = 0;
    const watcher = new ResizeObserver(() => {
      if (Math.abs(element.clientWidth - width) > 1) {
        width = element.clientWidth;
        requestAnimationFrame(() => { if (element.contains(figure)) { draw(); } });
      }
    });
    watcher.observe(element);
    dark.addEventListener('change', draw);
    return {
      update(next) {
        spec = completed(next);
        draw();
      },
      destroy() {
        watcher.disconnect();
        dark.removeEventListener('change', draw);
        chart?.destroy();
        element.replaceChildren();
      },
    };
  };
}());
