/* record-finder.c - records that fit what is being typed, found in another thread */
#include "config.h"

#include "widgets/shared/record-finder.h"

/* What is looked for, and what came of it. */
typedef struct
{
  WayRecords *records;
  WayKindSet  kinds;
  char       *words; /* or NULL */
  int         most;
  GHashTable *names; /* of what the records that were found belong to, by id */
} Question;

struct _WayRecordFinder
{
  GObject parent_instance;

  /* owned */
  WayRecords *records;
  Question   *next;  /* to be asked when the one that is worked on is done, or NULL */
  GHashTable *names; /* of char: see way_record_finder_get_owner_name(), or NULL */

  /* state */
  gboolean working;
  gboolean wanted; /* whether somebody still wants what is worked on */
};

enum
{
  SIGNAL_FOUND,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayRecordFinder, way_record_finder, G_TYPE_OBJECT)

static void
question_free (gpointer data)
{
  Question *self = data;

  g_object_unref (self->records);
  g_hash_table_unref (self->names);
  g_free (self->words);
  g_free (self);
}

/* What a record belongs to first: a contact to an account. */
static const WayField *
get_owner_field (WayKind kind)
{
  const WayKindInfo *info = way_kind_get_info (kind);
  int                i;

  for (i = 0; i < info->n_fields; i++)
    if (info->fields[i].type == WAY_FIELD_REFERENCE)
      return &info->fields[i];

  return NULL;
}

static void
look_up_owners (Question  *question,
                GPtrArray *found)
{
  guint i;

  for (i = 0; i < found->len; i++)
    {
      WayItem        *record = g_ptr_array_index (found, i);
      const WayField *field = get_owner_field (way_item_get_kind (record));
      const char     *id = field != NULL ? way_item_get (record, field->name) : NULL;
      WayKind         kind;

      if (id == NULL || g_hash_table_contains (question->names, id))
        continue;
      for (kind = 0; kind < WAY_N_KINDS; kind++)
        if (field->targets & WAY_KIND_MASK (kind))
          {
            g_autoptr (WayItem) owner = way_records_get (question->records, kind, id, NULL);

            if (owner != NULL)
              g_hash_table_insert (question->names, g_strdup (id), g_strdup (way_item_get_shown_name (owner)));
          }
    }
}

static void
look (GTask        *task,
      gpointer      source,
      gpointer      data,
      GCancellable *cancellable)
{
  Question *question = data;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify)way_item_unref);
  GError *error = NULL;
  int     kind;

  for (kind = 0; kind < WAY_N_KINDS; kind++)
    {
      GPtrArray *some;

      if (!(question->kinds & WAY_KIND_MASK (kind)) || !way_records_is_kind (kind))
        continue;
      some = way_records_list (question->records, kind, question->words, 0, question->most, &error);
      if (some == NULL)
        {
          g_task_return_error (task, error);
          return;
        }
      g_ptr_array_extend_and_steal (found, some);
    }
  look_up_owners (question, found);
  g_task_return_pointer (task, g_steal_pointer (&found), (GDestroyNotify)g_ptr_array_unref);
}

static void work (WayRecordFinder *self,
                  Question        *question);

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  WayRecordFinder *self = WAY_RECORD_FINDER (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = g_task_propagate_pointer (G_TASK (result), &error);

  self->working = FALSE;
  if (self->next != NULL)
    work (self, g_steal_pointer (&self->next));
  else if (self->wanted)
    {
      Question *question = g_task_get_task_data (G_TASK (result));

      g_clear_pointer (&self->names, g_hash_table_unref);
      self->names = g_hash_table_ref (question->names);
      g_signal_emit (self, signals[SIGNAL_FOUND], 0, found, error != NULL ? error->message : NULL);
    }
}

/* Takes the question. */
static void
work (WayRecordFinder *self,
      Question        *question)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, looked_cb, NULL);

  self->working = TRUE;
  self->wanted = TRUE;
  g_task_set_source_tag (task, way_record_finder_ask);
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, look);
}

static void
way_record_finder_dispose (GObject *object)
{
  WayRecordFinder *self = WAY_RECORD_FINDER (object);

  g_clear_pointer (&self->next, question_free);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_object (&self->records);

  G_OBJECT_CLASS (way_record_finder_parent_class)->dispose (object);
}

static void
way_record_finder_class_init (WayRecordFinderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_record_finder_dispose;

  /**
   * WayRecordFinder::found:
   * @found: (nullable) (element-type WayItem): records, kind by kind; NULL when they cannot be read
   * @problem: (nullable): why not
   *
   * The answer to what was asked last.
   */
  signals[SIGNAL_FOUND] = g_signal_new ("found", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 2, G_TYPE_PTR_ARRAY, G_TYPE_STRING);
}

static void
way_record_finder_init (WayRecordFinder *self)
{
}

/**
 * way_record_finder_new:
 * @records: the records
 *
 * Returns: (transfer full): a finder that looks for nothing yet
 */
WayRecordFinder *
way_record_finder_new (WayRecords *records)
{
  WayRecordFinder *self = g_object_new (WAY_TYPE_RECORD_FINDER, NULL);

  self->records = g_object_ref (records);

  return self;
}

/**
 * way_record_finder_ask:
 * @self: a finder
 * @kinds: kinds of records
 * @words: (nullable): what is typed; nothing: the first of all
 * @most: of each kind at most so many
 *
 * Looks for records in another thread; [signal@RecordFinder::found] tells of them in the main one.
 */
void
way_record_finder_ask (WayRecordFinder *self,
                       WayKindSet       kinds,
                       const char      *words,
                       int              most)
{
  Question *question;

  g_return_if_fail (WAY_IS_RECORD_FINDER (self));

  question = g_new0 (Question, 1);
  question->records = g_object_ref (self->records);
  question->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  question->kinds = kinds;
  question->words = words != NULL && *words != '\0' ? g_strdup (words) : NULL;
  question->most = most;
  g_clear_pointer (&self->next, question_free);
  if (self->working)
    self->next = question;
  else
    work (self, question);
}

/**
 * way_record_finder_forget:
 * @self: a finder
 *
 * Nobody wants an answer any more.
 */
void
way_record_finder_forget (WayRecordFinder *self)
{
  g_return_if_fail (WAY_IS_RECORD_FINDER (self));

  self->wanted = FALSE;
  g_clear_pointer (&self->next, question_free);
}

/**
 * way_record_finder_is_waiting:
 * @self: a finder
 *
 * Returns: whether an answer is still to come
 */
gboolean
way_record_finder_is_waiting (WayRecordFinder *self)
{
  g_return_val_if_fail (WAY_IS_RECORD_FINDER (self), FALSE);

  return self->next != NULL || (self->working && self->wanted);
}

/**
 * way_record_finder_get_owner_name:
 * @self: a finder
 * @record: a record that was found last
 *
 * Returns: (transfer none) (nullable): the name of what the record belongs to: the account of a contact
 */
const char *
way_record_finder_get_owner_name (WayRecordFinder *self,
                                  WayItem         *record)
{
  const WayField *field;
  const char     *id;

  g_return_val_if_fail (WAY_IS_RECORD_FINDER (self), NULL);

  field = get_owner_field (way_item_get_kind (record));
  id = field != NULL ? way_item_get (record, field->name) : NULL;

  return id != NULL && self->names != NULL ? g_hash_table_lookup (self->names, id) : NULL;
}
