// Brings a lost circuit back without being asked. The framework's script sets the classes and tells each change of state; css/circuit.css
// shows the words.
(() => {
  const notice = document.getElementById('components-reconnect-modal');
  let state = 'hide';

  // Each answers false where the server is there but has let go of this circuit. What was typed is kept by the page itself.
  const again = async () => {
    try {
      const isBack = state === 'paused' || state === 'resume-failed' ? await Blazor.resumeCircuit() : await Blazor.reconnect();
      if (!isBack) location.reload();
    } catch {
      // Still out of reach.
    }
  };

  // A circuit that was paused is resumed by whoever looks at its page again.
  const whenStuck = () => {
    if (document.visibilityState === 'visible' && ['failed', 'paused', 'resume-failed'].includes(state)) again();
  };

  notice.addEventListener('components-reconnect-state-changed', event => {
    state = event.detail.state;
    if (state === 'rejected') location.reload();
    if (state === 'hide') document.dispatchEvent(new Event('circuit-back'));
  });

  for (const button of notice.querySelectorAll('button')) button.addEventListener('click', again);
  addEventListener('online', whenStuck);
  document.addEventListener('visibilitychange', whenStuck);
})();
