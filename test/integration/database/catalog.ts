import { query } from './data-directory.js';

const OURS = `n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`;

/** Everything that makes up the schema, one line each; the bookkeeping of the migrations themselves left out. */
export async function dumpCatalog(url: string): Promise<string[]> {
  const rows = await query(
    url,
    `with relations as (
       select c.*, n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where ${OURS} and c.relname not in ('migrations', 'migrations_id_seq') and c.relname not like 'PK_%'
     )
     select 'schema ' || nspname || ' ' || coalesce(nspacl::text, '') as line from pg_namespace n where ${OURS}
     union all
     select concat_ws(' ', 'relation', name, relkind, relpersistence, relacl, reloptions, pg_get_expr(relpartbound, oid),
                      obj_description(oid, 'pg_class')) from relations
     union all
     select concat_ws(' ', 'column', r.name, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
                      a.attidentity, a.attgenerated, pg_get_expr(d.adbin, d.adrelid), a.attacl,
                      col_description(r.oid, a.attnum))
     from relations r join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
     left join pg_attrdef d on d.adrelid = r.oid and d.adnum = a.attnum where r.relkind in ('r', 'p', 'v', 'm')
     union all
     select 'index ' || pg_get_indexdef(r.oid) from relations r where relkind in ('i', 'I')
     union all
     select concat_ws(' ', 'view', name, pg_get_viewdef(oid)) from relations where relkind in ('v', 'm')
     union all
     select concat_ws(' ', 'constraint', r.name, c.conname, pg_get_constraintdef(c.oid))
     from relations r join pg_constraint c on c.conrelid = r.oid
     union all
     select 'trigger ' || pg_get_triggerdef(t.oid)
     from relations r join pg_trigger t on t.tgrelid = r.oid where not t.tgisinternal
     union all
     select 'function ' || pg_get_functiondef(p.oid)
     from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${OURS} and p.prokind in ('f', 'p')
     union all
     select concat_ws(' ', 'type', n.nspname, t.typname, t.typtype, e.enumlabel, e.enumsortorder)
     from pg_type t join pg_namespace n on n.oid = t.typnamespace left join pg_enum e on e.enumtypid = t.oid
     where ${OURS} and t.typtype in ('e', 'd')
     order by 1`,
  );
  return rows.map((row) => row.line as string);
}
