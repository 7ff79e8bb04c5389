/** As brokers and data vendors write symbols; upper case. */
export const SYMBOL_NAME = /^[A-Z0-9][A-Z0-9.^/=-]{0,31}$/;
