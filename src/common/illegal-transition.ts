import { AppError } from './app-error.js';

export interface Transition {
  /** Whose table of states refused. */
  machine: 'run' | 'intent';
  id: string;
  from: string;
  to: string;
}

/** A step that a table of states does not know: a defect, or two processes that disagree. It is recorded, not ignored. */
export class IllegalTransition extends AppError {
  constructor(
    readonly transition: Transition,
    message: string,
  ) {
    super('internal_error', message);
  }
}
