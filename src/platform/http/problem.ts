import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ProblemMembers } from './problem-members.js';

export class ProblemPlace {
  @ApiProperty({ example: 'limit' })
  path: string;

  @ApiProperty({ example: 'must be a whole number' })
  message: string;
}

/** RFC 9457 problem details. */
export class Problem extends ProblemMembers {
  @ApiProperty({ example: 'https://portfolio-allocation-system.dev/errors#not_found', format: 'uri' })
  type: string;

  @ApiProperty({ example: 'Not found' })
  title: string;

  @ApiProperty({ type: 'integer', example: 404 })
  status: number;

  @ApiProperty({ example: 'There is no GET /nope; /openapi.json lists what there is.' })
  detail: string;

  @ApiProperty({ example: '/nope' })
  instance: string;

  @ApiProperty({ example: 'not_found', description: 'Stable snake_case word.' })
  code: string;

  @ApiProperty({ example: 'req-1' })
  request_id: string;

  @ApiPropertyOptional({ type: [ProblemPlace], description: 'The offending places of a rejected input.' })
  errors?: ProblemPlace[];
}
