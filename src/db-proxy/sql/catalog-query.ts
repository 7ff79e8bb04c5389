import type { JsonForm } from '../grammar/table-schema.js';

/** One column that the current role may SELECT in the schema `$1`. */
export interface CatalogRow {
  table: string;
  kind: 'table' | 'view';
  column: string;
  type: string;
  nullable: boolean;
  /** pg_type.typcategory of the type, of a domain's base. */
  category: string;
  sortable: boolean;
  /** Whether values that are equal have the same text: 1.0 and 1.00 have not. */
  exact: boolean;
  json_form: JsonForm;
  /** The oid of the type, of a domain's base. */
  type_id: number;
  /** The column's place in the primary key and how many columns that has. */
  key_position: number | null;
  key_length: number | null;
  /** Columns that make a row unique, as the comment of the table or view names them: `key: a, b`. */
  declared_key: string | null;
}

/** As PostgreSQL's to_json decides. Times are composed as JSON has its own form of them. */
const JSON_FORM = `
  case
    when t.oid in ('int2'::regtype, 'int4'::regtype, 'int8'::regtype, 'float4'::regtype, 'float8'::regtype,
                   'numeric'::regtype) then 'number'
    when t.oid = 'bool'::regtype then 'boolean'
    when t.typtype not in ('b', 'e', 'r', 'm') or t.typcategory = 'A'
      or t.oid in ('timestamp'::regtype, 'timestamptz'::regtype, 'json'::regtype, 'jsonb'::regtype)
      or exists (select from pg_cast where castsource = t.oid and casttarget = 'json'::regtype) then 'composed'
    else 'string'
  end`;

/** Types of which it is known. */
const EXACT = `
  (t.oid in ('bool'::regtype, 'int2'::regtype, 'int4'::regtype, 'int8'::regtype, 'oid'::regtype, 'uuid'::regtype,
             'date'::regtype, 'time'::regtype, 'timestamp'::regtype, 'timestamptz'::regtype, 'bytea'::regtype)
   or t.typtype = 'e'
   or t.oid in ('text'::regtype, 'varchar'::regtype, 'name'::regtype)
      and not exists (select from pg_collation l where l.oid = a.attcollation and not l.collisdeterministic))`;

/**
 * A type can be sorted when it has a default btree operator class, itself or as the type it is stored like (varchar as
 * text); enums and ranges always can, an array when its elements can. The primary key of a table that others inherit from says
 * nothing of their rows, which are read with its own; what it merely includes is no part of it.
 */
export const CATALOG_SQL = `
  select c.relname::text as "table",
         case when c.relkind in ('v', 'm') then 'view' else 'table' end as kind,
         a.attname::text as "column",
         format_type(a.atttypid, a.atttypmod) as type,
         not a.attnotnull as nullable,
         t.typcategory::text as category,
         (t.typtype in ('e', 'r', 'm') or e.typtype = 'e' or exists (
           select from pg_opclass o
           join pg_am m on m.oid = o.opcmethod and m.amname = 'btree'
           where o.opcdefault and (o.opcintype = coalesce(e.oid, t.oid) or o.opcintype in (
             select casttarget from pg_cast where castsource = coalesce(e.oid, t.oid) and castmethod = 'b'
             and castcontext = 'i')))) as sortable,
         ${EXACT} as exact,
         ${JSON_FORM} as json_form,
         t.oid as type_id,
         array_position((k.indkey::int2[])[0:k.indnkeyatts - 1], a.attnum) as key_position,
         k.indnkeyatts::int as key_length,
         substring(obj_description(c.oid, 'pg_class') from '(?n)^key: (.+)$') as declared_key
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  join pg_type d on d.oid = a.atttypid
  join pg_type t on t.oid = (
    with recursive base as (
      select d.oid, d.typtype, d.typbasetype
      union all
      select b.oid, b.typtype, b.typbasetype from base join pg_type b on base.typtype = 'd' and b.oid = base.typbasetype)
    select oid from base where typtype <> 'd')
  left join pg_type e on e.oid = t.typelem and t.typcategory = 'A'
  left join pg_index k on k.indrelid = c.oid and k.indisprimary and not (c.relkind = 'r' and c.relhassubclass)
  where n.nspname = $1 and c.relkind in ('r', 'p', 'v', 'm', 'f')
    and has_schema_privilege(n.oid, 'usage') and has_column_privilege(c.oid, a.attnum, 'select')
  order by c.relname, a.attnum`;
