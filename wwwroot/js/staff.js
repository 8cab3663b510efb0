// What the staff's pages ask of the browser.

export const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

export const copy = async text => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
};
