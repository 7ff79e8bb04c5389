import { Controller, createParamDecorator, Get, type ExecutionContext } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { AppConfig } from '../config/app-config.js';
import { Public } from '../platform/auth/public.decorator.js';
import { asyncApiDocument } from './asyncapi-document.js';

/** The server as the client names it. A handler that takes the request itself would have to refuse unknown parameters. */
const ServedAt = createParamDecorator((_data: unknown, context: ExecutionContext) => {
  const { host, protocol } = context.switchToHttp().getRequest<FastifyRequest>();
  return { host, isSecure: protocol === 'https' };
});

@ApiTags('operations')
@Public()
@Controller()
export class AsyncApiController {
  constructor(private readonly config: AppConfig) {}

  @Get('asyncapi.json')
  @ApiOperation({
    operationId: 'getAsyncApi',
    summary: 'The live streams, described in AsyncAPI 3',
    description: 'Channels, messages and their schemas, for generators and readers.',
  })
  @ApiOkResponse({ description: 'The description.', schema: { type: 'object' } })
  describe(@ServedAt() server: { host: string; isSecure: boolean }): unknown {
    return asyncApiDocument({ ...server, isQueryTokenAccepted: this.config.queryTokenEnabled });
  }
}
