// Live updates and save on change. Everything works without this file.
const journey = document.getElementById('journey');
const live = document.getElementById('live');

document.querySelector('[data-focus]')?.focus();

const say = (place, text) => { if (place) { place.textContent = ''; requestAnimationFrame(() => { place.textContent = text; }); } };

if (journey && window.EventSource) {
  let paused = false;
  let source = null;
  const pause = document.getElementById('pause');

  const busy = (part) => part.contains(document.activeElement) && document.activeElement.matches('input, textarea, select');

  const keepOpen = (from, to) => from.querySelectorAll('details[open]').forEach((d) => { to.querySelector('#' + CSS.escape(d.id))?.setAttribute('open', ''); });

  const replace = (old, fresh) => {
    const plain = old.cloneNode(true);
    plain.querySelectorAll('details[open]').forEach((d) => d.removeAttribute('open'));
    const token = /value="[^"]*" ?\/?>/g; // the antiforgery token is new in every answer
    if (plain.outerHTML.replace(token, '') === fresh.outerHTML.replace(token, '') || busy(old)) return false;
    const focused = old.contains(document.activeElement) ? document.activeElement.getAttribute('href') ?? document.activeElement.closest('details')?.id : null;
    keepOpen(old, fresh);
    old.replaceWith(fresh);
    if (focused) (fresh.querySelector('a[href="' + CSS.escape(focused) + '"]') ?? fresh.querySelector('#' + CSS.escape(focused) + ' summary') ?? document.getElementById('main')).focus({ preventScroll: true });
    return true;
  };

  const refresh = async () => {
    const answer = await fetch(location.pathname, { headers: { Accept: 'text/html' } });
    if (!answer.ok) return;
    const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
    let changed = false;
    document.querySelectorAll('[data-live-list]').forEach((list) => {
      const fresh = next.getElementById(list.id);
      const ids = (l) => [...l.children].map((c) => c.id).join();
      if (fresh && ids(list) !== ids(fresh) && !busy(list)) { keepOpen(list, fresh); list.replaceWith(fresh); changed = true; }
    });
    document.querySelectorAll('[data-live]').forEach((part) => {
      const fresh = next.getElementById(part.id);
      if (fresh && replace(part, fresh)) changed = true;
    });
    journey.dataset.version = next.getElementById('journey').dataset.version;
    if (changed) say(live, journey.dataset.updated);
  };

  const connect = () => {
    source = new EventSource(journey.dataset.changes + '?from=' + journey.dataset.version);
    source.addEventListener('changed', refresh);
    source.addEventListener('error', () => {
      say(live, journey.dataset.lost);
      // A browser comes back by itself after a lost connection, not after a refusal.
      if (source.readyState === EventSource.CLOSED) setTimeout(() => { if (!paused && source.readyState === EventSource.CLOSED) { refresh(); connect(); } }, 30000);
    });
  };

  pause.hidden = false;
  pause.addEventListener('click', () => {
    paused = !paused;
    pause.textContent = paused ? journey.dataset.resume : journey.dataset.pause;
    say(live, paused ? journey.dataset.paused : journey.dataset.resumed);
    if (paused) source.close(); else connect();
  });
  connect();
  window.addEventListener('pagehide', () => source.close());
  window.addEventListener('pageshow', (e) => { if (e.persisted && !paused) { refresh(); connect(); } });
}

const form = document.querySelector('form[data-draft]');
if (form) {
  const saved = document.getElementById('saved');
  const shown = form.elements.namedItem('shown');
  let waiting = 0;
  saved.textContent = form.dataset.saving;

  const send = async () => {
    try {
      const answer = await fetch(form.dataset.draft, { method: 'POST', body: new URLSearchParams(new FormData(form)), keepalive: true });
      if (!answer.ok) throw new Error(answer.statusText);
      const { asked, stamp } = await answer.json();
      if (stamp) form.elements.namedItem('stamp').value = stamp;
      form.querySelectorAll('[data-question]').forEach((q) => { q.hidden = !asked.includes(q.dataset.question); });
      shown.value = asked.join();
      say(saved, form.dataset.saved);
    } catch {
      say(saved, form.dataset.notSaved);
    }
  };

  // One at a time, so that an older answer never lands after a newer one.
  let under = Promise.resolve();
  let unsaved = 0;
  const save = () => {
    clearTimeout(waiting);
    waiting = 0;
    unsaved++;
    under = under.then(send).finally(() => { unsaved--; });
    return under;
  };

  form.addEventListener('change', save);
  form.addEventListener('input', (e) => {
    if (!e.target.matches('textarea, input:not([type=radio], [type=checkbox])')) return;
    clearTimeout(waiting);
    waiting = setTimeout(save, 800);
  });
  form.addEventListener('submit', () => { clearTimeout(waiting); waiting = 0; });
  // A link waits for what was just typed, so that the next page has it; other ways out send it as they go.
  document.addEventListener('click', async (e) => {
    const link = e.target.closest('a[href]');
    if (!link || e.ctrlKey || e.metaKey || e.shiftKey || link.hash && link.pathname === location.pathname || !(waiting || unsaved)) return;
    e.preventDefault();
    await (waiting ? save() : under);
    location.assign(link.href);
  });
  window.addEventListener('pagehide', () => {
    if (waiting) navigator.sendBeacon(form.dataset.draft, new URLSearchParams(new FormData(form)));
    waiting = 0;
  });
}

const printing = document.getElementById('print');
if (printing) {
  printing.hidden = false;
  printing.addEventListener('click', () => window.print());
}
