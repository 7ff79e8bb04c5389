import { IntegerField } from '../../http/fields.js';

export class JobRunsQuery {
  @IntegerField({ min: 1, max: 1000, fallback: 50 })
  limit = 50;

  @IntegerField({ min: 0, max: 1_000_000, fallback: 0 })
  offset = 0;
}
