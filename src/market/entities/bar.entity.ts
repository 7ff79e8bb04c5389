import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A daily bar; amounts are `numeric` in the database and exact decimal texts here. */
@Entity({ name: 'bars' })
export class BarEntity {
  @PrimaryColumn('text')
  symbol: string;

  @PrimaryColumn('date')
  date: string;

  @Column('numeric')
  open: string;

  @Column('numeric')
  high: string;

  @Column('numeric')
  low: string;

  @Column('numeric')
  close: string;

  @Column('numeric', { name: 'adjusted_close' })
  adjustedClose: string;

  @Column('numeric')
  volume: string;

  /** `import`, `alpaca` or `exchange`. */
  @Column('text')
  source: string;

  @Column('boolean')
  simulated: boolean;
}
