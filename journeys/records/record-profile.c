/* record-profile.c - what an ideal customer profile asks of accounts */
#include "config.h"

#include "journeys/model/join.h"
#include "journeys/records/record-profile.h"

#include <string.h>

/* The condition that a field of a profile stands for. */
static const WayRecordSubject *
find_subject (const WayField    *field,
              WayRecordRelation *relation)
{
  static const struct
  {
    const char       *suffix;
    WayRecordRelation relation;
  } suffixes[] = {
    { "-from", WAY_RECORD_AT_LEAST },
    { "-to", WAY_RECORD_AT_MOST },
    { "-not", WAY_RECORD_NO_WORDS },
  };
  g_autofree char        *name = g_strdup (field->name);
  const WayRecordSubject *subject;
  guint                   i;

  *relation = field->type == WAY_FIELD_LIST ? WAY_RECORD_WORDS : WAY_RECORD_ANY;
  for (i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (name, suffixes[i].suffix))
      {
        name[strlen (name) - strlen (suffixes[i].suffix)] = '\0';
        *relation = suffixes[i].relation;
      }
  if (field->flags & WAY_FIELD_NAME)
    return NULL;
  subject = way_record_subjects_find (WAY_KIND_ACCOUNT, name);

  return subject != NULL || field->type != WAY_FIELD_LIST ? subject : way_record_subjects_find (WAY_KIND_ACCOUNT, field->entry);
}

static void
add_further (WayItem   *profile,
             GPtrArray *conditions)
{
  const char *text = way_item_get (profile, WAY_PROFILE_FURTHER);
  g_auto (GStrv) lines = text != NULL ? g_strsplit (text, "\n", -1) : NULL;
  int i;

  for (i = 0; lines != NULL && lines[i] != NULL; i++)
    g_ptr_array_add (conditions, way_record_condition_new_from_text (WAY_KIND_ACCOUNT, lines[i]));
}

/**
 * way_profile_list_further:
 * @profile: a profile
 *
 * Returns: (transfer full) (element-type WayRecordCondition): the conditions, one a line of its field,
 *   that its other fields cannot say
 */
GPtrArray *
way_profile_list_further (WayItem *profile)
{
  GPtrArray *conditions = g_ptr_array_new_with_free_func ((GDestroyNotify)way_record_condition_free);

  add_further (profile, conditions);

  return conditions;
}

/**
 * way_profile_list_conditions:
 * @profile: a profile
 *
 * What the profile does not say does not matter; what an account does not say is not as the profile
 * wants it. Amounts are compared within their currency. May be called in any thread that has the
 * profile for itself.
 *
 * Returns: (transfer full) (element-type WayRecordCondition): what an account must be, all of it
 */
GPtrArray *
way_profile_list_conditions (WayItem *profile)
{
  const WayKindInfo *info = way_item_get_info (profile);
  GPtrArray         *conditions = g_ptr_array_new_with_free_func ((GDestroyNotify)way_record_condition_free);
  int                i;

  for (i = 0; i < info->n_fields; i++)
    {
      const char             *value = way_item_get_at (profile, i);
      WayRecordRelation       relation;
      const WayRecordSubject *subject = value != NULL ? find_subject (&info->fields[i], &relation) : NULL;
      g_auto (GStrv) values = NULL;

      if (subject == NULL)
        continue;
      values = g_strsplit (value, info->fields[i].type == WAY_FIELD_LIST ? "\n" : "\r", -1);
      g_ptr_array_add (conditions, way_record_condition_new (subject, relation, (const char *const *)values));
    }
  add_further (profile, conditions);

  return conditions;
}

/* Whether a field of the profile that is not set yet says that; it is set then. */
static gboolean
take_into_field (WayItem                  *profile,
                 const WayRecordCondition *condition,
                 gboolean                  by_words)
{
  const WayKindInfo *info = way_item_get_info (profile);
  int                i;

  if (condition->values[0] == NULL || g_strv_contains ((const char *const *)condition->values, ""))
    return FALSE;
  for (i = 0; i < info->n_fields; i++)
    {
      const WayField   *field = &info->fields[i];
      WayRecordRelation relation;

      if (way_item_get_at (profile, i) == NULL && find_subject (field, &relation) == condition->subject &&
          (relation == condition->relation || (by_words && relation == WAY_RECORD_WORDS && condition->relation == WAY_RECORD_ANY)) &&
          (field->type == WAY_FIELD_LIST || condition->values[1] == NULL))
        {
          g_autofree char *value = g_strjoinv ("\n", condition->values);

          return way_item_set (profile, field->name, value, NULL);
        }
    }

  return FALSE;
}

/**
 * way_profile_take_query:
 * @profile: a new profile, on no desk
 * @query: a query for accounts
 * @by_words: whether what asks for a whole value may stand in a field that asks for its words, and so lets
 *   through a little more: "Freight" finds "Road freight" there
 * @error: where to put why it cannot be taken
 *
 * Makes the profile ask for what the query does, words and another profile included. Where a field
 * says the same it is set; all else stands among the further conditions.
 *
 * Returns: whether the profile asks for all of it
 */
gboolean
way_profile_take_query (WayItem        *profile,
                        WayRecordQuery *query,
                        gboolean        by_words,
                        GError        **error)
{
  WayItem   *other = way_record_query_get_profile (query);
  GPtrArray *conditions = way_record_query_get_conditions (query);
  g_autoptr (WayRecordCondition) words = NULL;
  g_autoptr (GString) further = g_string_new (NULL);
  const char *sought[] = { way_record_query_get_text (query), NULL };
  guint       i;
  int         j;

  g_return_val_if_fail (way_record_query_get_kind (query) == WAY_KIND_ACCOUNT, FALSE);

  for (j = 0; other != NULL && j < way_item_get_info (other)->n_fields; j++)
    {
      const WayField *field = &way_item_get_info (other)->fields[j];

      if (!(field->flags & WAY_FIELD_NAME))
        way_item_set (profile, field->name, way_item_get_at (other, j), NULL);
    }
  if (way_item_get (profile, WAY_PROFILE_FURTHER) != NULL)
    g_string_append (further, way_item_get (profile, WAY_PROFILE_FURTHER));
  words = way_record_condition_new (way_record_subjects_find (WAY_KIND_ACCOUNT, WAY_RECORD_SUBJECT_WORDS), WAY_RECORD_CONTAINS, sought);
  for (i = 0; i <= conditions->len; i++)
    {
      const WayRecordCondition *condition = i < conditions->len ? g_ptr_array_index (conditions, i) : words;
      g_autofree char          *line = NULL;

      if ((condition == words && *sought[0] == '\0') || take_into_field (profile, condition, by_words))
        continue;
      line = way_record_condition_to_text (condition);
      way_join_append (further, "\n", line);
    }

  return way_item_set (profile, WAY_PROFILE_FURTHER, further->str, error);
}
