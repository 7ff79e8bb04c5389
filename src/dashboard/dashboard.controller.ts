import { Controller, Get, Header, Param, StreamableFile } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Public } from '../platform/auth/public.decorator.js';
import { ApiProblem } from '../platform/http/api-problem.decorator.js';
import { BelongsToFeature } from '../platform/http/feature.decorator.js';
import { DashboardFiles } from './dashboard-files.js';

/** Without what makes it long. */
const EXAMPLE = `<!doctype html>
<html lang="en">
  <head><title>Portfolio Allocation System</title>…</head>
  <body>…</body>
</html>
`;

@ApiTags('dashboard')
@BelongsToFeature('dashboard')
@Public()
@Controller('dashboard')
export class DashboardController {
  constructor(private readonly files: DashboardFiles) {}

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-cache')
  @ApiOperation({
    operationId: 'getDashboard',
    summary: 'The dashboard; its data needs the token',
    description:
      'One page with its scripts beside it. It asks for the token, or takes it from the part of the address behind `#`.',
  })
  @ApiProblem(404, 'not_found')
  @ApiProduces('text/html')
  @ApiOkResponse({ description: 'The page.', schema: { type: 'string' }, example: EXAMPLE })
  page(): string {
    return this.files.page();
  }

  /** Names carry a hash of the content, so they may be kept for ever. */
  @Get('assets/:name')
  @Header('cache-control', 'public, max-age=31536000, immutable')
  @ApiExcludeEndpoint()
  asset(@Param('name') name: string): StreamableFile {
    const { content, type } = this.files.asset(name);
    return new StreamableFile(content, { type });
  }
}
