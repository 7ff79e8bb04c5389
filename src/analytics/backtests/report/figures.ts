const MINUS = '−';
const NOTHING = '–';

/** 0.1234 → `12.34 %`; null where there is nothing to show. */
export function percent(value: number | null, places = 2): string {
  return value === null ? NOTHING : `${fixed(value * 100, places)} %`;
}

export function ratio(value: number | null): string {
  return value === null ? NOTHING : fixed(value, 2);
}

/** US dollars without cents: 1234567.8 → `$1,234,568`. */
export function dollars(value: number): string {
  return `${value < 0 ? MINUS : ''}$${grouped(Math.abs(value).toFixed(0))}`;
}

export function count(value: number): string {
  return grouped(String(value));
}

function fixed(value: number, places: number): string {
  const text = Math.abs(value).toFixed(places);
  // What rounds to zero has no sign.
  return value < 0 && Number(text) !== 0 ? `${MINUS}${text}` : text;
}

function grouped(digits: string): string {
  return digits.replaceAll(/\B(?=(\d{3})+$)/g, ',');
}
