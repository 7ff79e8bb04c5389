import { Controller, Header, HttpCode, Options } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { RequireScope } from '../platform/auth/require-scope.decorator.js';

/** Says that nothing but reading can be done to a table, the same for every table, existing or not. */
@ApiExcludeController()
@RequireScope('read')
@Controller('db')
export class TableOptionsController {
  @Options(['', ':table'])
  @HttpCode(204)
  @Header('Allow', 'GET, HEAD, OPTIONS')
  options(): void {
    // The headers are the answer.
  }
}
