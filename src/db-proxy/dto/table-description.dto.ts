import { ApiProperty } from '@nestjs/swagger';

export class ColumnDescription {
  @ApiProperty({ example: 'weight' })
  name: string;

  @ApiProperty({ example: 'numeric', description: 'The PostgreSQL type.' })
  type: string;

  @ApiProperty({ example: true, description: 'Whether the column may hold null. Columns of views always may.' })
  nullable: boolean;
}

/** A table or view that can be read. */
export class TableDescription {
  @ApiProperty({ example: 'portfolio' })
  name: string;

  @ApiProperty({ enum: ['table', 'view'], example: 'view' })
  kind: 'table' | 'view';

  @ApiProperty({ type: [ColumnDescription] })
  columns: ColumnDescription[];

  @ApiProperty({
    type: [String],
    example: ['symbol'],
    description: 'Columns that make a row unique: the primary key, or what the comment of a view says (`key: a, b`).',
  })
  primary_key: string[];
}
