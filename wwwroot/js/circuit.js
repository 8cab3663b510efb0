// Brings a lost circuit back without being asked. The framework's script sets the classes and tells each change of state; css/circuit.css
// shows the words. Where the server has let go of the circuit the page is loaded anew: what was typed is kept by the page itself, and where
// the caret stood is kept here.
(() => {
  const notice = document.getElementById('components-reconnect-modal');
  const failure = document.getElementById('blazor-error-ui');
  const key = 'renewed';
  const patience = 60_000; // ms in which a page renews itself once
  let state = 'hide';

  const fieldOf = one => one?.id ? `#${CSS.escape(one.id)}`
    : one?.matches('[data-check]') ? `#${CSS.escape(one.closest('[id]').id)} [data-check]` : null;

  const renew = () => {
    const field = document.activeElement;
    const kept = { path: location.pathname, at: Date.now(), field: fieldOf(field), from: field?.selectionStart ?? null, to: field?.selectionEnd ?? null };
    try { sessionStorage.setItem(key, JSON.stringify(kept)); } catch { /* Then the caret is not put back. */ }
    location.reload();
  };

  const before = (() => {
    try {
      const kept = JSON.parse(sessionStorage.getItem(key));
      return kept?.path === location.pathname && Date.now() - kept.at < patience ? kept : null;
    } catch { return null; }
  })();

  const putBack = ({ field, from, to }) => {
    const one = field && document.querySelector(field);
    one?.focus({ preventScroll: true });
    if (one?.setSelectionRange && from !== null) one.setSelectionRange(from, to);
  };

  // A line is refused without a reason. Asked for one, the server says whether this address has as many pages open as it may; null where
  // it is out of reach.
  const askAndSay = async () => {
    let answer = null;
    try { answer = await fetch('/_blazor/negotiate?negotiateVersion=1', { method: 'POST' }); } catch { /* Then it is null. */ }
    notice.classList.toggle('full', answer?.status === 429);
    return answer;
  };
  const isAlive = () => document.querySelector('answer-entry[alive]') !== null;

  // Each answers false where the server is there but has let go of this circuit.
  const again = async () => {
    if (state === 'unstarted') {
      if ((await askAndSay())?.ok) renew();
      return;
    }
    try {
      const isBack = state === 'paused' || state === 'resume-failed' ? await Blazor.resumeCircuit() : await Blazor.reconnect();
      if (!isBack) renew();
    } catch {
      // Still out of reach.
    }
  };

  // A circuit that was paused is resumed by whoever looks at its page again.
  const whenStuck = () => {
    if (document.visibilityState === 'visible' && ['failed', 'paused', 'resume-failed', 'unstarted'].includes(state)) again();
  };

  notice.addEventListener('components-reconnect-state-changed', event => {
    state = event.detail.state;
    if (state === 'failed') askAndSay();
    else notice.classList.remove('full');
    if (state === 'rejected') renew();
    else document.dispatchEvent(new Event(state === 'hide' ? 'circuit-back' : 'circuit-lost'));
  });

  // A page that lay too long somewhere names islands that the server no longer knows. It is loaded anew without a word; only if that has not
  // helped, or if something went wrong later, it is said.
  failure.toggleAttribute('data-quiet', true);
  new MutationObserver(async () => {
    if (!isAlive() && (await askAndSay())?.status === 429) return;
    if (!before && !isAlive()) renew();
    else failure.removeAttribute('data-quiet');
  }).observe(failure, { attributes: true, attributeFilter: ['style'] });

  // The framework says nothing where a circuit cannot even begin, but that its own promise is broken.
  addEventListener('unhandledrejection', async () => {
    if (isAlive() || state !== 'hide' || (await askAndSay())?.ok) return;
    state = 'unstarted';
    notice.classList.add('components-reconnect-failed');
    document.dispatchEvent(new Event('circuit-lost'));
  });

  for (const button of notice.querySelectorAll('button')) button.addEventListener('click', again);
  addEventListener('online', whenStuck);
  document.addEventListener('visibilitychange', whenStuck);
  if (before) putBack(before);
})();
