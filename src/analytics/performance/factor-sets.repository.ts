import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

export interface FactorDay {
  date: string;
  /** Returns by the names of the factors that have one on that day. */
  returns: Record<string, number>;
}

/** The imported returns of factors. */
@Injectable()
export class FactorSets {
  constructor(private readonly dataSource: DataSource) {}

  /** By name; none for a data set that does not exist. */
  async loadNames(dataset: string): Promise<string[]> {
    const rows = await this.dataSource.query<{ factor: string }[]>(
      `select distinct factor from factors where dataset = $1 order by factor`,
      [dataset],
    );
    return rows.map(({ factor }) => factor);
  }

  loadDays(dataset: string, dates: readonly string[]): Promise<FactorDay[]> {
    return this.dataSource.query<FactorDay[]>(
      `select date::text as date, json_object_agg(factor, return) as returns
       from factors where dataset = $1 and date = any($2::date[]) group by date order by date`,
      [dataset, dates],
    );
  }
}
