// Dates stand on the clock of the class. Where the reader's own clock shows another hour, that is said beside it.
for (const time of document.querySelectorAll('time[data-zone]')) {
  const moment = new Date(time.dateTime);
  const shown = zone => new Intl.DateTimeFormat(document.documentElement.lang, {
    weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone,
  }).format(moment);
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  try {
    if (shown(own) !== shown(time.dataset.zone)) time.title = `${shown(own)} (${own})`;
  } catch { /* The browser does not know the zone. */ }
}
