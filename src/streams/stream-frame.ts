const JSON_NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?$/;

/** An exact decimal that stands in a frame as a JSON number, digit for digit. */
export class ExactNumber {
  constructor(readonly text: string) {
    if (!JSON_NUMBER.test(text)) throw new RangeError(`not a decimal: "${text}"`);
  }
}

/** One JSON object in the order of its fields. A decimal is an ExactNumber: JSON.stringify would take it through float64. */
export function frameOf(fields: Record<string, string | number | ExactNumber>): string {
  const members = Object.entries(fields).map(([name, value]) => {
    return `${JSON.stringify(name)}:${value instanceof ExactNumber ? value.text : JSON.stringify(value)}`;
  });
  return `{${members.join(',')}}`;
}
