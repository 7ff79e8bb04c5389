import { decimal } from '../../common/decimal.js';

/** Wide enough that a book is at rest right after it was bought, whatever the fills cost. */
export const DRIFT_BAND = decimal('0.02');

/** The collar at which the broker values a market buy that is sized in shares. */
export const WORST_CASE_MOVE = decimal('0.04');
