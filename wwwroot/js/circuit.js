// Brings a lost circuit back without being asked. The framework's script sets the classes; css/circuit.css shows the words.
(() => {
  const notice = document.getElementById('components-reconnect-modal');
  const has = state => notice.classList.contains(`components-reconnect-${state}`);

  const again = async () => {
    try {
      // False: the server is there but has let go of this circuit. What was typed is kept by the page itself.
      if (!await Blazor.reconnect()) location.reload();
    } catch {
      // Still out of reach.
    }
  };

  const whenStuck = () => { if (has('failed') && document.visibilityState === 'visible') again(); };

  new MutationObserver(() => {
    if (has('rejected')) location.reload();
    if (has('hide')) document.dispatchEvent(new Event('circuit-back'));
  }).observe(notice, { attributes: true, attributeFilter: ['class'] });

  document.getElementById('reconnect-again').addEventListener('click', again);
  addEventListener('online', whenStuck);
  document.addEventListener('visibilitychange', whenStuck);
})();
