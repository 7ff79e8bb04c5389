import { Injectable } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';

type Amendment = (document: OpenAPIObject) => Promise<OpenAPIObject>;

/** What of the API description is known at run time only. Whoever knows it adds it; it is asked for at every request. */
@Injectable()
export class ApiAmendments {
  private readonly amendments: Amendment[] = [];

  add(amendment: Amendment): void {
    this.amendments.push(amendment);
  }

  async amend(document: OpenAPIObject): Promise<OpenAPIObject> {
    let amended = document;
    for (const amendment of this.amendments) amended = await amendment(amended);
    return amended;
  }
}
