import { Controller, Get, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { AppConfig } from '../config/app-config.js';
import { Public } from '../platform/auth/public.decorator.js';
import { asyncApiDocument } from './asyncapi-document.js';

@ApiTags('operations')
@Public()
@Controller()
export class AsyncApiController {
  constructor(private readonly config: AppConfig) {}

  @Get('asyncapi.json')
  @ApiOperation({ operationId: 'getAsyncApi', summary: 'The live streams, described in AsyncAPI 3' })
  @ApiOkResponse({ description: 'The description.', schema: { type: 'object' } })
  describe(@Req() request: FastifyRequest): unknown {
    return asyncApiDocument({
      host: request.host,
      isSecure: request.protocol === 'https',
      isQueryTokenAccepted: this.config.queryTokenEnabled,
    });
  }
}
