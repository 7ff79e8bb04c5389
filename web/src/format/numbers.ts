const money = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
const fraction = new Intl.NumberFormat('en-US', { style: 'percent', minimumFractionDigits: 2 });
const quantity = new Intl.NumberFormat('en-US', { maximumFractionDigits: 4 });
/** Of a coin or a share: as finely as brokers count. */
const part = new Intl.NumberFormat('en-US', { maximumFractionDigits: 9 });

export const formatMoney = (value: number | string): string => money.format(Number(value));
export const formatFraction = (value: number): string => fraction.format(value);
export const formatQuantity = (value: number | string): string =>
  (Math.abs(Number(value)) < 1 ? part : quantity).format(Number(value));

const time = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'America/New_York',
  dateStyle: 'medium',
  timeStyle: 'medium',
});

/** Market time: New York, whatever the zone of the reader. */
export const formatMarketTime = (iso: string): string => `${time.format(new Date(iso))} ET`;

const minute = new Intl.DateTimeFormat('en-GB', { timeZone: 'America/New_York', hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat('en-GB', { timeZone: 'America/New_York', day: 'numeric', month: 'short' });

export const formatMarketMinute = (iso: string): string => minute.format(new Date(iso));
export const formatMarketDay = (iso: string): string => day.format(new Date(iso));
