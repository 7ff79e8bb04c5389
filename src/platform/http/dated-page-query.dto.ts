import { DateField, LastDayField } from './fields.js';
import { PageQueryDto } from './page-query.dto.js';

/** The part of a list of days that is asked for. */
export class DatedPageQueryDto extends PageQueryDto {
  @DateField({ optional: true, description: 'First day, inclusive.' })
  start?: string;

  @LastDayField()
  end?: string;
}
