import { Controller, Delete, Header, HttpCode, Options, Patch, Post, Put } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { AppError } from '../common/app-error.js';
import { RequireScope } from '../platform/auth/require-scope.decorator.js';

const PATHS = ['', ':table'];
const ALLOWED = 'GET, HEAD, OPTIONS';

/** What cannot be done to a table, said the same for every table, existing or not. */
@ApiExcludeController()
@RequireScope('read')
@Controller('db')
export class ReadOnlyController {
  @Options(PATHS)
  @HttpCode(204)
  @Header('Allow', ALLOWED)
  options(): void {
    // The headers are the answer.
  }

  @Post(PATHS)
  @Header('Allow', ALLOWED)
  refusePost(): never {
    throw readOnly('POST');
  }

  @Put(PATHS)
  @Header('Allow', ALLOWED)
  refusePut(): never {
    throw readOnly('PUT');
  }

  @Patch(PATHS)
  @Header('Allow', ALLOWED)
  refusePatch(): never {
    throw readOnly('PATCH');
  }

  @Delete(PATHS)
  @Header('Allow', ALLOWED)
  refuseDelete(): never {
    throw readOnly('DELETE');
  }
}

function readOnly(method: string): AppError {
  return new AppError('method_not_allowed', `Tables are read-only: ${method} is not possible, use GET.`);
}
