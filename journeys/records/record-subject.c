/* record-subject.c - what records can be asked about */
#include "config.h"

#include "journeys/records/record-subject.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/records/record-column-private.h"

#define MOST_WORKED_OUT 1e12

static const WayField         words_field = { WAY_RECORD_SUBJECT_WORDS, WAY_FIELD_TEXT, N_ ("Anywhere") };
static const WayRecordSubject words = { WAY_RECORD_SUBJECT_WORDS, &words_field, NULL };

typedef struct
{
  WayRecordSubject *subjects;
  int               n_subjects;
} Subjects;

/* A field for what has none, so that it is read, checked and shown like others. */
static const WayField *
make_field (const WayRecordColumn *column)
{
  WayField *field = g_new0 (WayField, 1);

  field->name = column->name;
  field->label = column->label;
  field->type = strcmp (column->name, WAY_RECORD_COLUMN_CHANGED) == 0 ? WAY_FIELD_DATE : WAY_FIELD_NUMBER;
  field->minimum = -MOST_WORKED_OUT;
  field->maximum = MOST_WORKED_OUT;
  field->decimals = column->decimals;

  return field;
}

static void
add_subjects (WayKind   kind,
              Subjects *all)
{
  const WayKindInfo *info = way_kind_get_info (kind);
  g_autoptr (GArray) array = g_array_new (FALSE, TRUE, sizeof (WayRecordSubject));
  int                    n_columns, i;
  const WayRecordColumn *columns = way_record_columns_get (kind, &n_columns);

  for (i = 0; i < info->n_fields; i++)
    {
      WayRecordSubject subject = { info->fields[i].name, &info->fields[i], NULL };

      g_array_append_val (array, subject);
    }
  for (i = 0; i < n_columns; i++)
    if (columns[i].field == NULL)
      {
        WayRecordSubject subject = { columns[i].name, make_field (&columns[i]), &columns[i] };

        g_array_append_val (array, subject);
      }
  all->n_subjects = array->len;
  all->subjects = (WayRecordSubject *)g_array_free (g_steal_pointer (&array), FALSE);
}

/**
 * way_record_subjects_get:
 * @kind: a kind of record
 * @n_subjects: (out): how many there are
 *
 * May be called from any thread.
 *
 * Returns: (transfer none) (array length=n_subjects): what records of the kind can be asked about,
 *   in the order of the declaration
 */
const WayRecordSubject *
way_record_subjects_get (WayKind kind,
                         int    *n_subjects)
{
  static Subjects all[WAY_N_KINDS];
  static gsize    made[WAY_N_KINDS];

  g_return_val_if_fail (kind < WAY_N_KINDS, NULL);

  if (g_once_init_enter (&made[kind]))
    {
      add_subjects (kind, &all[kind]);
      g_once_init_leave (&made[kind], 1);
    }
  *n_subjects = all[kind].n_subjects;

  return all[kind].subjects;
}

/**
 * way_record_subjects_find:
 * @kind: a kind of record
 * @name: the name of a subject
 *
 * Returns: (transfer none) (nullable): the subject
 */
const WayRecordSubject *
way_record_subjects_find (WayKind     kind,
                          const char *name)
{
  int                     n_subjects, i;
  const WayRecordSubject *subjects = way_record_subjects_get (kind, &n_subjects);

  for (i = 0; i < n_subjects; i++)
    if (g_strcmp0 (subjects[i].name, name) == 0)
      return &subjects[i];

  return g_strcmp0 (name, WAY_RECORD_SUBJECT_WORDS) == 0 ? &words : NULL;
}

/**
 * way_record_subject_takes:
 * @self: a subject
 * @relation: a relation
 *
 * Returns: whether that can be said of it
 */
gboolean
way_record_subject_takes (const WayRecordSubject *self,
                          WayRecordRelation       relation)
{
  WayFieldType type;

  g_return_val_if_fail (self != NULL, FALSE);

  type = self->field->type;
  if (self == &words)
    return relation == WAY_RECORD_CONTAINS;
  switch (relation)
    {
    case WAY_RECORD_ANY:
      return TRUE;
    case WAY_RECORD_FILLED:
      return self->field->initial == NULL && !(self->field->flags & WAY_FIELD_NAME);
    case WAY_RECORD_CONTAINS:
    case WAY_RECORD_WORDS:
    case WAY_RECORD_NO_WORDS:
      return type == WAY_FIELD_TEXT || type == WAY_FIELD_PARAGRAPH || type == WAY_FIELD_LIST;
    case WAY_RECORD_AT_LEAST:
    case WAY_RECORD_AT_MOST:
      return type == WAY_FIELD_NUMBER || type == WAY_FIELD_SCORE || type == WAY_FIELD_MONEY;
    case WAY_RECORD_BEFORE:
    case WAY_RECORD_AFTER:
      return type == WAY_FIELD_DATE || type == WAY_FIELD_TIME;
    case WAY_N_RECORD_RELATIONS:
      break;
    }

  return FALSE;
}
