/** Control characters but tab and line feed, and those that turn the direction of what follows. */
const COMMANDS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A text for a terminal: what a terminal would obey is shown as `\u001b`, because somebody else may have written it. */
export function visibleText(text: string): string {
  return text.replaceAll(COMMANDS, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
