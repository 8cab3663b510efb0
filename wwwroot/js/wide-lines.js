// A line of text scrolls by itself on a narrow page where a formula in it is wider. It can then be reached and scrolled by keyboard in every browser.
const sizes = new ResizeObserver(entries => {
  for (const { target } of entries) {
    const scrolls = target.scrollWidth > target.clientWidth + 1 && getComputedStyle(target).overflowX === 'auto';
    if (scrolls) target.tabIndex = 0;
    else target.removeAttribute('tabindex');
  }
});
for (const line of document.querySelectorAll('.lesson :is(p, li, .ask):has(math)')) sizes.observe(line);
