import { visibleText } from './visible-text.js';

it.each([
  ['\u001b]0;owned\u0007\u001b[2J', '\\u001b]0;owned\\u0007\\u001b[2J'],
  ['a\rb\bc\u009b31m\u007f', 'a\\u000db\\u0008c\\u009b31m\\u007f'],
  ['1\u202e2\u2066', '1\\u202e2\\u2066'],
  ['Überfluß – 日本 🙂\ttab\nline', 'Überfluß – 日本 🙂\ttab\nline'],
])('of %j is %j', (given, shown) => {
  expect(visibleText(given)).toBe(shown);
});
