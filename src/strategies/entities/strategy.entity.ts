import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn } from 'typeorm';
import type { Params } from '../../quant/params.js';
import type { Universe } from '../universe.js';

@Entity({ name: 'strategies' })
export class StrategyEntity {
  @PrimaryColumn('text')
  id: string;

  @Column('text')
  name: string;

  @Column('text')
  kind: string;

  /** Complete: what was not given was stored with its default. */
  @Column('jsonb')
  params: Params;

  @Column('jsonb')
  universe: Universe;

  @Column('boolean')
  enabled: boolean;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;

  @UpdateDateColumn({ type: 'timestamptz', name: 'updated_at' })
  updatedAt: Date;
}
