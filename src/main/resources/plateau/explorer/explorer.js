// The page: what is typed and moved goes to the server, what comes back is shown, and the address always says where one is.

import { Overlay } from './overlays.js';
import { energiesPicture, Picture, portraitPicture, riskPicture } from './pictures.js';
import { gallery, Line } from './server.js';
import { epsilonText, exponentOf, fromFragment, query, toFragment } from './state.js';
import { Preview } from './preview.js';
import { complaint, degrees, number, plateaus, powerOfTen, sentences, warnings } from './tables.js';
import { element } from './typeset.js';

const TYPING = 200;
const ADDRESS = 400;
const PORTRAIT = 150;
const LONG = 400;
const PAUSE = 500;
const SECOND = 1000;
const FIELDS = ['target', 'activation', 'init', 'classes', 'degree'];
const DOCUMENTS = [
  ['report.html', 'Report (HTML)'], ['curves.csv', 'Curves (CSV)'], ['times.csv', 'Times (CSV)'], ['prediction.json', 'Prediction (JSON)'],
  ['derivation.tex', 'Derivation (LaTeX)'], ['derivation.md', 'Derivation (Markdown)'], ['flow.py', 'Program (Python)'],
  ['flow.jl', 'Program (Julia)'], ['Flow.java', 'Program (Java)'], ['flow.c', 'Program (C)'],
];

const $ = (id) => document.getElementById(id);
const explorations = new Line('api/explore');
const portraits = new Line('api/portrait');
const pictures = { risk: new Picture($('risk')), energies: new Picture($('energies')), portrait: new Picture($('portrait')) };
const previews = { target: new Preview('target'), activation: new Preview('activation') };
const overlays = ['flow', 'sgd'].map((model) => new Overlay(model, drawOverlays));

let state = fromFragment(location.hash);
let shown = null;
let before = null;
let portrait = null;
let pairs = [];
const timers = {};

function later(name, milliseconds, action) {
  clearTimeout(timers[name]);
  timers[name] = setTimeout(action, milliseconds);
}

/** Puts the state into the form. */
function fill() {
  for (const name of FIELDS) {
    $(name).value = state[name];
  }
  $('slider').value = exponentOf(state.epsilon);
  showEpsilon();
  follow();
  chooseInGallery();
}

function follow() {
  Object.entries(previews).forEach(([name, preview]) => preview.follow(state[name]));
}

function showEpsilon() {
  const words = /^[\d.]+e-?\d+$/.test(state.epsilon) ? powerOfTen(state.epsilon) : state.epsilon;
  $('epsilon-shown').textContent = words;
  $('slider').setAttribute('aria-valuetext', `ε = ${state.epsilon}`);
}

function chooseInGallery() {
  const pair = pairs.find((p) => p.target === state.target && p.activation === state.activation);
  $('gallery').value = pair?.name ?? '';
  $('gallery-hint').textContent = pair?.teaches ?? '';
}

/** Asks anew; what is shown stays until the answer comes. */
function explore() {
  later('address', ADDRESS, () => history.replaceState(null, '', `#${toFragment(state)}`));
  const asked = { ...state };
  wait();
  explorations.ask(query(state), (answer, timing) => show(asked, answer, timing), refuse);
}

/** A change of the problem: overlays belong to the one before. */
function change(name, value) {
  $('shared').textContent = '';
  if (state[name] === value) {
    return;
  }
  state = { ...state, [name]: value };
  overlays.forEach((overlay) => overlay.clear());
  $('overlays-clear').disabled = true;
}

/** An answer that does not come at once is seen to be on its way, and the one before it to be of before. */
function wait() {
  $('results').setAttribute('aria-busy', 'true');
  const began = performance.now();
  const tell = () => {
    $('timing').textContent = `${Math.round((performance.now() - began) / SECOND)} s`;
    later('tick', SECOND, tell);
  };
  later('waiting', LONG, () => {
    $('results').classList.add('waiting');
    $('busy').classList.add('on');
    say('Computing …');
    $('timing').textContent = '';
    later('tick', SECOND - LONG, tell);
  });
}

function waited() {
  clearTimeout(timers.waiting);
  clearTimeout(timers.tick);
  $('results').classList.remove('waiting');
  $('busy').classList.remove('on');
  $('results').setAttribute('aria-busy', String(!explorations.idle));
}

function show(asked, answer, timing) {
  waited();
  const problem = (s) => FIELDS.map((name) => s[name]).join('\n');
  before = shown && problem(shown.asked) === problem(asked) && shown.asked.epsilon !== asked.epsilon ? shown : null;
  shown = { ...answer, asked, epsilon: asked.epsilon };
  clearFailures();
  $('results').classList.remove('stale');
  links(asked);
  $('sentences').replaceChildren(...sentences(answer));
  $('degrees').replaceChildren(degrees(answer));
  $('plateaus').replaceChildren(plateaus(answer));
  $('warnings').replaceChildren(...warnings(answer));
  $('timing').textContent = `Computed in ${number(timing.total, 3)} ms`
    + (timing.expand > 1 ? `, of which ${number(timing.expand, 3)} ms for the coefficients` : '')
    + `, to a relative tolerance of ${powerOfTen(answer.tolerance.shown.toExponential(0))} (downloads: ${powerOfTen(answer.tolerance.downloaded.toExponential(0))}).`;
  say(`Shown for ε = ${asked.epsilon}.`);
  pictures.energies.show(energiesPicture(shown));
  drawOverlays();
  $('portrait').classList.add('waiting');
  later('portrait', PORTRAIT, () => portraits.ask(query(asked), showPortrait, missPortrait));
}

/** The portrait before stays, dimmed. */
function missPortrait(refusal) {
  $('portrait-said').textContent = `Not current: ${refusal.message}`;
}

function showPortrait(answer) {
  portrait = answer;
  $('portrait').classList.remove('waiting');
  $('portrait-said').textContent = '';
  pictures.portrait.show(portraitPicture(portrait, overlays));
}

function drawOverlays() {
  $('overlays-clear').disabled = overlays.every((overlay) => overlay.points.length === 0);
  if (shown) {
    pictures.risk.show(riskPicture(shown, before, overlays.filter((overlay) => overlay.points.length > 0)));
  }
  if (portrait) {
    pictures.portrait.show(portraitPicture(portrait, overlays));
  }
}

/** What was shown stays, dimmed; the field that is wrong says why and where. */
function refuse(refusal) {
  waited();
  $('timing').textContent = '';
  $('results').classList.add('stale');
  say(shown ? `Not current: the answer below is for ε = ${shown.epsilon} and the functions before.` : 'No answer yet.');
  // Half a formula is no mistake: what is wrong is said when typing pauses, and then as it changes.
  const typing = refusal.field in previews && !document.querySelector('[aria-invalid]');
  later('complaint', typing ? PAUSE : 0, () => complain(refusal));
}

function complain(refusal) {
  clearFailures();
  const place = refusal.field && $(`${refusal.field}-error`);
  if (place) {
    place.replaceChildren(...complaint(refusal, state[refusal.field] ?? ''));
    (refusal.field === 'epsilon' ? $('slider') : $(refusal.field)).setAttribute('aria-invalid', 'true');
  } else {
    $('failure').textContent = refusal.message;
  }
}

function clearFailures() {
  clearTimeout(timers.complaint);
  $('failure').textContent = '';
  document.querySelectorAll('form .error, #epsilon-error').forEach((place) => place.replaceChildren());
  document.querySelectorAll('[aria-invalid]').forEach((field) => field.removeAttribute('aria-invalid'));
}

function say(words) {
  $('status').textContent = words;
}

/** What can be taken away is what is shown. */
function links(asked) {
  const fields = query(asked);
  $('downloads').replaceChildren(...DOCUMENTS.map(([name, words]) =>
    element('li', {}, element('a', { href: `api/document/${name}?${fields}`, download: name }, words))));
}

function startOverlay(overlay) {
  const fields = query(state);
  fields.set('width', $('width').value);
  fields.set('seed', $('seed').value);
  for (const name of ['width', 'seed']) {
    $(`${name}-error`).replaceChildren();
    $(name).removeAttribute('aria-invalid');
  }
  overlay.start(fields, (error) => {
    if (error.field === 'width' || error.field === 'seed') {
      $(`${error.field}-error`).replaceChildren(...complaint({ ...error, position: null }, ''));
      $(error.field).setAttribute('aria-invalid', 'true');
    }
  });
}

async function share() {
  history.replaceState(null, '', `#${toFragment(state)}`);
  try {
    await navigator.clipboard.writeText(location.href);
    $('shared').textContent = 'The link to this state is in the clipboard.';
  } catch {
    $('shared').textContent = 'The link to this state is in the address bar.';
  }
}

function listen() {
  for (const name of FIELDS) {
    $(name).addEventListener('input', () => {
      change(name, $(name).value);
      chooseInGallery();
      follow();
      later('typing', TYPING, explore);
    });
  }
  $('problem').addEventListener('submit', (event) => event.preventDefault());
  $('slider').addEventListener('input', () => {
    change('epsilon', epsilonText(Number($('slider').value)));
    showEpsilon();
    explore();
  });
  $('gallery').addEventListener('change', () => {
    const pair = pairs.find((p) => p.name === $('gallery').value);
    if (pair) {
      change('target', pair.target);
      change('activation', pair.activation);
      fill();
      explore();
    }
  });
  $('share').addEventListener('click', share);
  overlays.forEach((overlay) => overlay.onStart(() => startOverlay(overlay)));
  $('overlays-clear').addEventListener('click', () => {
    overlays.forEach((overlay) => overlay.clear());
    $('flow-start').focus();
    drawOverlays();
  });
  window.addEventListener('hashchange', () => {
    state = fromFragment(location.hash);
    overlays.forEach((overlay) => overlay.clear());
    fill();
    explore();
  });
}

$('width').value = '60';
$('seed').value = '1';
listen();
fill();
explore();
gallery().then((found) => {
  pairs = found;
  $('gallery').append(...pairs.map((p) => element('option', { value: p.name }, `${p.name}: ${p.target} on ${p.activation}`)));
  chooseInGallery();
}, () => {});
