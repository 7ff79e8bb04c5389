import { DateField } from './fields.js';
import { PageQueryDto } from './page-query.dto.js';

/** The part of a list of days that is asked for. */
export class DatedPageQueryDto extends PageQueryDto {
  @DateField({ optional: true, description: 'First day.' })
  start?: string;

  @DateField({ optional: true, description: 'Last day.' })
  end?: string;
}
