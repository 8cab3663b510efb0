// What must be known before the first paint. The theme that a reader chose, kept in this browser; without a choice the system's preference holds (css/theme.css).
(() => {
  const root = document.documentElement;
  const system = matchMedia('(prefers-color-scheme: dark)');
  const isDark = () => (root.dataset.theme ?? (system.matches ? 'dark' : 'light')) === 'dark';
  const remembered = () => { try { return localStorage.getItem('theme'); } catch { return null; } };
  const remember = theme => { try { localStorage.setItem('theme', theme); } catch { /* a browser that keeps nothing */ } };

  const apply = theme => {
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  };

  // Before the first paint: the button shows only where this script can make it work.
  root.dataset.script = '';
  // So is whether the first page offers the way in or the way back (js/learner-store.js says where somebody was).
  try { if (localStorage.getItem('last')) root.dataset.returning = ''; } catch { /* a browser that keeps nothing */ }
  apply(remembered());

  document.addEventListener('DOMContentLoaded', () => {
    const toggle = document.getElementById('theme-toggle');
    if (!toggle) return;
    const show = () => toggle.setAttribute('aria-pressed', String(isDark()));
    toggle.addEventListener('click', () => {
      const theme = isDark() ? 'light' : 'dark';
      remember(theme);
      apply(theme);
      show();
    });
    system.addEventListener('change', show);
    // Another tab chose.
    addEventListener('storage', event => { if (event.key === 'theme') { apply(event.newValue); show(); } });
    show();
  });
})();
