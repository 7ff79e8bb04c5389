import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'symbols' })
export class SymbolEntity {
  @PrimaryColumn('text')
  symbol: string;

  @Column('text', { nullable: true })
  name: string | null;

  @Column('text', { nullable: true })
  sector: string | null;

  @Column('text', { nullable: true })
  exchange: string | null;

  @Column('boolean')
  tradable: boolean;

  @Column('boolean')
  fractionable: boolean;

  /** Invented by the simulated market; real prices displace it. */
  @Column('boolean')
  simulated: boolean;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt: Date;
}
