/** What a person should look at. */
export const ALERT_CODES = [
  'account_unreconciled',
  'external_order',
  'client_id_collision',
  'cancel_stuck',
  'order_after_rejection',
  'execution_reversed',
  'correction_not_booked',
  'activity_not_booked',
  'symbol_renamed',
  'stream_gap',
  'stream_silent',
] as const;
export type AlertCode = (typeof ALERT_CODES)[number];
