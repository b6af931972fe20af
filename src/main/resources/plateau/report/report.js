/*
 * Brings a report to life: formulas by KaTeX, charts over the drawings, samples for the step that the reader gives. Without it
 * the page shows the same as text, drawings and tables.
 */
(function () {
  'use strict';

  for (const formula of document.querySelectorAll('[data-tex]')) {
    katex.render(formula.dataset.tex, formula, { displayMode: formula.classList.contains('formula'), throwOnError: false });
  }

  /** What is wider than the page scrolls in its own box, which the keyboard must reach. */
  const reachable = () => document.querySelectorAll('.formula').forEach((f) => {
    if (f.scrollWidth > f.clientWidth) { f.tabIndex = 0; } else { f.removeAttribute('tabindex'); }
  });
  reachable();
  addEventListener('resize', reachable);

  function chart(figure) {
    const place = document.createElement('div');
    place.className = 'chart';
    figure.prepend(place);
    figure.classList.add('live');
    plateauChart(place, JSON.parse(figure.querySelector('script').textContent));
  }
  const figures = [...document.querySelectorAll('figure')].filter((f) => f.querySelector('script'));
  figures.filter((f) => !f.closest('details:not([open])')).forEach(chart);
  for (const details of document.querySelectorAll('details:not([open])')) {
    details.addEventListener('toggle', () => figures.filter((f) => details.contains(f)).forEach(chart), { once: true });
  }

  const step = document.getElementById('step');
  const samples = () => {
    const eta = Number(step.value);
    for (const cell of document.querySelectorAll('[data-time]')) {
      const count = Number(cell.dataset.time) / eta;
      const known = eta > 0 && Number.isFinite(count);
      cell.textContent = !known ? '–' : count < 1 ? '< 1' : Number(count.toPrecision(3)).toLocaleString('en');
    }
  };
  step?.addEventListener('input', samples);
}());
