import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { RequireScope } from '../../platform/auth/require-scope.decorator.js';
import { BelongsToFeature } from '../../platform/http/feature.decorator.js';
import { STYLES } from './registry.js';

class StyleDto {
  @ApiProperty({ example: 'twap' }) name: string;
  @ApiProperty({ example: 'Spread over time (TWAP)' }) title: string;
  @ApiProperty({ example: 'Equal parts at equal distances of time.' }) description: string;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'JSON Schema of its parameters.' })
  params: object;
}

@ApiTags('execution')
@Controller('execute/styles')
@BelongsToFeature('execution')
@RequireScope('read')
export class StylesController {
  @Get()
  @ApiOperation({
    operationId: 'listExecutionStyles',
    summary: 'Every way in which a leg can become orders, with its parameters',
    description:
      'The names that `style` of a rebalance and of the rules takes, each with the JSON Schema of its parameters.',
  })
  @ApiOkResponse({ type: [StyleDto] })
  list(): StyleDto[] {
    return STYLES.members.map(({ name, title, description, params }) => ({ name, title, description, params }));
  }
}
