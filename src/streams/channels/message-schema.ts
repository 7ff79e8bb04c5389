/** Every field is there, and no other. */
export function messageSchema(properties: Record<string, Record<string, unknown>>): Record<string, unknown> {
  return { type: 'object', additionalProperties: false, required: Object.keys(properties), properties };
}

export const TEXT = { type: 'string' };
export const NUMBER = { type: 'number', description: 'exact, digit for digit' };
export const INSTANT = { type: 'string', format: 'date-time', description: 'RFC 3339, UTC' };
