/* fault-on-desk.c - records that are edited while something fails */
#include "config.h"

#include "tests/support/fault-operations.h"

#include "journeys/records/links-stale.h"
#include "journeys/records/links.h"
#include "journeys/records/merge.h"

/* What a step of the history could not write, the desk tells. */

static gboolean
ask (WayFaultStage *stage,
     gboolean       done,
     GError       **error)
{
  if (stage->problem == NULL)
    return done;
  g_set_error_literal (error, WAY_FAULT_TOLD, 0, stage->problem);
  g_clear_pointer (&stage->problem, g_free);

  return FALSE;
}

static gboolean
load (WayFaultStage *stage,
      GError       **error)
{
  return way_desk_load (stage->desk, WAY_KIND_CONTACT, WAY_STAGE_CONTACT, error) != NULL &&
         way_desk_load (stage->desk, WAY_KIND_JOB, WAY_STAGE_JOB, error) != NULL;
}

static gboolean
load_and_tell (WayFaultStage *stage,
               GError       **error)
{
  g_autoptr (GPtrArray) referrers = NULL;

  if (!load (stage, error))
    return FALSE;
  referrers = way_desk_load_referrers (stage->desk, WAY_KIND_PERSONA, WAY_STAGE_PERSONA, G_MAXUINT64, error);
  if (referrers == NULL)
    return FALSE;
  way_item_foreach (way_map_get_root (way_desk_get_map (stage->desk)), way_fault_tell_item, stage->told);

  return TRUE;
}

static gboolean
create (WayFaultStage *stage,
        GError       **error)
{
  return way_desk_create (stage->desk, WAY_KIND_CONTACT, "Anton", "account", WAY_STAGE_ACCOUNT, error) != NULL;
}

static WayCommand *
make_edit (WayFaultStage *stage,
           const char    *value)
{
  return way_command_new_set (way_map_find (way_desk_get_map (stage->desk), WAY_STAGE_ACCOUNT), "industry", value, NULL);
}

static gboolean
edit (WayFaultStage *stage,
      GError       **error)
{
  g_autoptr (WayCommand) command = make_edit (stage, "Logistics");

  return way_desk_perform (stage->desk, command, error);
}

static gboolean
type (WayFaultStage *stage,
      GError       **error)
{
  g_autoptr (WayCommand) command = make_edit (stage, "Log");

  return load (stage, error) && way_history_type (way_desk_get_history (stage->desk), command, error);
}

static gboolean
prepare_type (WayFaultStage *stage,
              GError       **error)
{
  return load (stage, error) && type (stage, error);
}

static gboolean
flush (WayFaultStage *stage,
       GError       **error)
{
  gboolean done = way_desk_flush (stage->desk, error);

  /* When typing ends it is tried as well, and told of. */
  g_clear_pointer (&stage->problem, g_free);

  return done;
}

/* Another program has written the same record. */
static gboolean
prepare_flush_beside (WayFaultStage *stage,
                      GError       **error)
{
  g_autoptr (WayRecords) other = NULL;
  g_autoptr (WayItem) account = NULL;

  if (!prepare_type (stage, error))
    return FALSE;
  other = way_records_open (stage->folder, error);
  account = other != NULL ? way_records_get (other, WAY_KIND_ACCOUNT, WAY_STAGE_ACCOUNT, error) : NULL;
  if (account == NULL)
    return FALSE;
  way_item_set (account, "region", "Bremen", NULL);

  return way_records_update (other, account, error);
}

static gboolean
prepare_undo (WayFaultStage *stage,
              GError       **error)
{
  return load (stage, error) && edit (stage, error) && create (stage, error);
}

static gboolean
undo (WayFaultStage *stage,
      GError       **error)
{
  return ask (stage, way_history_undo (way_desk_get_history (stage->desk)), error);
}

static gboolean
prepare_redo (WayFaultStage *stage,
              GError       **error)
{
  return prepare_undo (stage, error) && undo (stage, error) && undo (stage, error);
}

static gboolean
redo (WayFaultStage *stage,
      GError       **error)
{
  return ask (stage, way_history_go_to (way_desk_get_history (stage->desk), 2), error);
}

static gboolean
delete_on_desk (WayFaultStage *stage,
                GError       **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (WayCommand) command = NULL;
  g_autofree char *what_links = NULL;

  g_ptr_array_add (ids, (gpointer)WAY_STAGE_PERSONA);
  command = way_desk_delete_command (stage->desk, WAY_KIND_PERSONA, ids, &what_links, error);

  return command != NULL && way_desk_perform (stage->desk, command, error);
}

static gboolean
prepare_undelete (WayFaultStage *stage,
                  GError       **error)
{
  return delete_on_desk (stage, error);
}

static gboolean
merge (WayFaultStage *stage,
       GError       **error)
{
  const char *ids[] = { WAY_STAGE_ACCOUNT, WAY_STAGE_ACCOUNT_2, NULL };

  return way_merge_perform (stage->desk, WAY_KIND_ACCOUNT, ids, NULL, error);
}

/* The account was renamed since it was linked. */
static gboolean
prepare_put (WayFaultStage *stage,
             GError       **error)
{
  g_autoptr (WayItem) account = way_records_get (stage->records, WAY_KIND_ACCOUNT, WAY_STAGE_ACCOUNT, error);

  if (account == NULL)
    return FALSE;
  way_item_set (account, "name", "Nordwind SE", NULL);

  return way_records_update (stage->records, account, error);
}

/* What a map says of a record, into the record. */
static gboolean
put (WayFaultStage *stage,
     GError       **error)
{
  WayItem        *link = way_links_find (stage->map, WAY_KIND_ACCOUNT, WAY_STAGE_ACCOUNT);
  const WayField *field = &way_item_get_info (link)->fields[way_kind_find_field (way_item_get_kind (link), "name")];
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func ((GDestroyNotify)way_link_answer_free);

  g_ptr_array_add (answers, way_link_answer_new (way_item_get_id (link), field, WAY_LINK_PUT));

  return way_links_put (stage->map, stage->desk, answers, error);
}

const WayFaultOperation way_fault_on_desk[] = {
  { "desk: load", DESK, load_and_tell, NULL },
  { "desk: create", DESK, create, load },
  { "desk: edit", DESK, edit, load },
  { "desk: flush", DESK, flush, prepare_type },
  { "desk: flush what others wrote as well", DESK, flush, prepare_flush_beside },
  { "desk: undo", DESK, undo, prepare_undo },
  { "desk: redo", DESK, redo, prepare_redo },
  { "desk: delete", DESK, delete_on_desk, NULL },
  { "desk: take back a deletion", DESK, undo, prepare_undelete },
  { "desk: merge", DESK, merge, NULL },
  { "desk: take a merge back", DESK, undo, merge },
  { "desk: write what a map says", DESK, put, prepare_put },
  { NULL },
};
