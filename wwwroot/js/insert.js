/** Puts text where the caret is. execCommand keeps the field's own undo history; setRangeText is for browsers without it, and tells nobody. */
export function insert(field, text, typed) {
  field.focus();
  if (!document.execCommand('insertText', false, text)) {
    field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
    typed();
  }
}
