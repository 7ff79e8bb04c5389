import { AppError } from '../../common/app-error.js';

/** What went wrong in the database, as far as the table API treats it differently. */
export type DatabaseFailure = 'bad_value' | 'bad_operator' | 'timeout' | 'schema_changed' | 'connection_lost' | 'other';

/** SQLSTATE classes and codes (PostgreSQL manual, appendix A), and the connection errors of Node. */
const CODES: Partial<Record<string, DatabaseFailure>> = {
  '22P02': 'bad_value', // invalid text representation
  '22003': 'bad_value', // numeric value out of range
  '22007': 'bad_value', // invalid datetime format
  '22008': 'bad_value', // datetime field overflow
  '22009': 'bad_value', // invalid time zone displacement
  '22021': 'bad_value', // character not in repertoire, e.g. NUL
  '22023': 'bad_value', // invalid parameter value, e.g. an unknown time zone
  '22025': 'bad_value', // invalid escape sequence of a pattern
  '22P03': 'bad_value',
  '42883': 'bad_operator', // no such operator for the types
  '42804': 'bad_operator',
  '0A000': 'bad_operator', // not supported, e.g. a pattern under a collation that is not deterministic
  '57014': 'timeout', // query canceled
  '42P01': 'schema_changed', // undefined table
  '42703': 'schema_changed', // undefined column
  '42501': 'schema_changed', // insufficient privilege
  '3F000': 'schema_changed', // invalid schema name
  column_type_changed: 'schema_changed',
  '57P01': 'connection_lost', // admin shutdown
  '57P02': 'connection_lost',
  '57P03': 'connection_lost', // starting up
  '53300': 'connection_lost', // too many connections
  ECONNREFUSED: 'connection_lost',
  ECONNRESET: 'connection_lost',
  EPIPE: 'connection_lost',
  ETIMEDOUT: 'connection_lost',
  ENOTFOUND: 'connection_lost',
  EAI_AGAIN: 'connection_lost',
  EHOSTUNREACH: 'connection_lost',
};

/** The driver's own errors have no code. */
const LOST = /connection terminated|connection error|timeout exceeded when trying to connect|query read timeout/i;

export function databaseFailureOf(error: unknown): DatabaseFailure {
  // Not instanceof: an error of Node itself may come from another realm.
  const { code, message } = (error ?? {}) as Partial<Record<'code' | 'message', unknown>>;
  if (typeof code !== 'string') return typeof message === 'string' && LOST.test(message) ? 'connection_lost' : 'other';
  return code.startsWith('08') ? 'connection_lost' : (CODES[code] ?? 'other');
}

/** A time limit and a lost connection in our words; any other error as it is. */
export function explainedFailure(error: unknown): unknown {
  switch (databaseFailureOf(error)) {
    case 'timeout':
      return new AppError(
        'statement_timeout',
        'The database did not finish in time; narrow the filters or order by an indexed column.',
        { cause: error },
      );
    case 'connection_lost':
      return new AppError('database_unreachable', 'The database cannot be reached; try again shortly.', {
        cause: error,
      });
    default:
      return error;
  }
}
