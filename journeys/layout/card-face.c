/* card-face.c - what is written on a card, and where */
#include "config.h"

#include "journeys/layout/card-face.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/model/picture-size.h"
#include "journeys/model/rules.h"
#include "journeys/model/written.h"

static void
add (GString    *note,
     const char *part)
{
  if (*part == '\0')
    return;
  if (note->len > 0)
    g_string_append (note, " · ");
  g_string_append (note, part);
}

static void
add_choice (GString    *note,
            WayItem    *item,
            const char *name)
{
  const WayField *field = way_kind_get_field (way_item_get_kind (item), name);
  const char     *value = way_item_get (item, name);

  if (value != NULL)
    {
      g_autofree char *text = way_field_format (field, value);

      add (note, text);
    }
}

static void
add_number (GString    *note,
            const char *format,
            double      number)
{
  g_autofree char *digits = g_strdup_printf ("%'.*f", number == (int)number ? 0 : 1, number);
  g_autofree char *text = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  text = g_strdup_printf (format, digits);
#pragma GCC diagnostic pop
  add (note, text);
}

static void
add_score (GString    *note,
           WayItem    *item,
           const char *name,
           const char *format)
{
  double number;

  if (way_item_get_number (item, name, &number))
    add_number (note, format, number);
}

static int
count_words (const char *value)
{
  int         n = 0;
  const char *p;

  for (p = value; p != NULL && *p != '\0'; p++)
    if (p == value || p[-1] == ' ')
      n++;

  return n;
}

static void
add_job (GString *note,
         WayItem *job)
{
  WayItem *best = NULL;
  double   score;
  int      personas;

  if (job == NULL)
    return;
  add_choice (note, job, "kind");
  personas = count_words (way_item_get (job, "personas"));
  if (personas > 1)
    {
      g_autofree char *text = g_strdup_printf (g_dngettext (NULL, "shared by %d persona", "shared by %d personas", personas), personas);

      add (note, text);
    }
  if (way_rules_job_score (job, &score, &best))
    {
      add_score (note, best, "importance", _ ("importance\302\240%s"));
      add_score (note, best, "satisfaction", _ ("satisfaction\302\240%s"));
      add_number (note, _ ("opportunity\302\240%s"), score);
    }
}

static void
add_evidence (GString *note,
              WayItem *card)
{
  int      n = way_item_n_children (card, WAY_CARD_EVIDENCE);
  WayItem *item = n > 0 ? way_item_get_child (card, WAY_CARD_EVIDENCE, n - 1) : NULL;

  add_choice (note, card, "belief");
  if (item != NULL && way_item_get (item, "kind") != NULL)
    {
      const WayField  *field = way_kind_get_field (WAY_KIND_EVIDENCE, "kind");
      g_autofree char *kind = way_field_format (field, way_item_get (item, "kind"));
      const char      *count = way_item_get (item, "n");
      /* TRANSLATORS: a kind of evidence and how many: Interview × 9 */
      g_autofree char *text = count != NULL
                                ? g_strdup_printf (_ ("%s\302\240×\302\240%s"), kind, count)
                                : g_strdup (kind);

      add (note, text);
    }
}

/* Who it is about, where that is not everybody. */
static void
add_personas (GString *note,
              WayMap  *map,
              WayItem *card)
{
  const char *ids = way_item_get (card, "personas");
  g_auto (GStrv) one = NULL;
  int n = 0;
  int i;

  if (ids == NULL)
    return;
  for (i = 0; i < way_map_n (map, WAY_MAP_RECORDS); i++)
    if (way_item_get_kind (way_map_get (map, WAY_MAP_RECORDS, i)) == WAY_KIND_PERSONA_LINK)
      n++;
  one = g_strsplit (ids, " ", -1);
  if ((int)g_strv_length (one) >= n)
    return;
  for (i = 0; one[i] != NULL; i++)
    {
      WayItem *persona = way_map_find (map, one[i]);

      if (persona != NULL)
        add (note, way_item_get_name (persona));
    }
}

static void
add_tags (GString *note,
          WayItem *card)
{
  const char *tags = way_item_get (card, "tags");
  g_auto (GStrv) lines = NULL;
  int i;

  if (tags == NULL)
    return;
  lines = g_strsplit (tags, "\n", 4);
  for (i = 0; lines[i] != NULL && i < 3; i++)
    {
      g_autofree char *text = g_strconcat ("#", lines[i], NULL);

      add (note, text);
    }
}

/**
 * way_card_face_dup_facts:
 * @map: the map
 * @card: a card on it
 *
 * Returns: (transfer full): what the small line below the title says of the
 *   card; may be empty
 */
char *
way_card_face_dup_facts (WayMap  *map,
                         WayItem *card)
{
  GString *note = g_string_new (NULL);

  add_personas (note, map, card);
  switch ((int)way_item_get_kind (card))
    {
    case WAY_KIND_PAIN:
      add_choice (note, card, "need");
      {
        int accounts = count_words (way_item_get (card, "accounts"));

        if (accounts > 0)
          {
            g_autofree char *text = g_strdup_printf (g_dngettext (NULL, "%d account", "%d accounts", accounts), accounts);

            add (note, text);
          }
      }
      break;
    case WAY_KIND_OPPORTUNITY:
      add_choice (note, card, "lever");
      add_score (note, card, "impact", _ ("impact\302\240%s"));
      add_score (note, card, "effort", _ ("effort\302\240%s"));
      break;
    case WAY_KIND_JOB_CARD:
      add_job (note, way_map_find (map, way_item_get (card, "job")));
      break;
    case WAY_KIND_QUOTE:
      add (note, way_item_get_text (card, "speaker"));
      break;
    case WAY_KIND_CONTENT:
      add_choice (note, card, "type");
      break;
    case WAY_KIND_BACKSTAGE:
      add (note, way_item_get_text (card, "team"));
      break;
    case WAY_KIND_EVIDENCE_NOTE:
      add (note, way_item_get_text (card, "source"));
      add_choice (note, card, "date");
      break;
    default:
      break;
    }
  if (way_item_get (card, "belief") == NULL)
    add_tags (note, card);

  return g_string_free (note, FALSE);
}

/**
 * way_card_face_dup_proof:
 * @card: a card
 *
 * Returns: (transfer full): how far what the card says is proved; may be empty
 */
char *
way_card_face_dup_proof (WayItem *card)
{
  GString *note = g_string_new (NULL);

  if (way_item_get (card, "belief") != NULL)
    {
      add_evidence (note, card);
      add_tags (note, card);
    }

  return g_string_free (note, FALSE);
}

/**
 * way_card_face_dup_note:
 * @map: the map
 * @card: a card on it
 *
 * Returns: (transfer full): all that stands below the title; may be empty
 */
char *
way_card_face_dup_note (WayMap  *map,
                        WayItem *card)
{
  g_autofree char *facts = way_card_face_dup_facts (map, card);
  g_autofree char *proof = way_card_face_dup_proof (card);

  return g_strjoin ("", facts, *facts != '\0' && *proof != '\0' ? " · " : "", proof, NULL);
}

/**
 * way_card_face_get_title:
 * @map: the map
 * @card: a card on it
 *
 * Returns: (transfer none): the title; of a job card without one, the statement of its job
 */
const char *
way_card_face_get_title (WayMap  *map,
                         WayItem *card)
{
  return way_written_get_name (map, card);
}

/**
 * way_card_face_get_channel_icon:
 * @map: the map
 * @channel: (nullable): the value of a touchpoint's channel
 *
 * Returns: (transfer none) (nullable): the name of its icon
 */
const char *
way_card_face_get_channel_icon (WayMap     *map,
                                const char *channel)
{
  const WayField  *field = way_kind_get_field (WAY_KIND_TOUCHPOINT, "channel");
  const WayChoice *choice = way_field_find_choice (field, channel);
  int              i;

  if (channel == NULL)
    return NULL;
  if (choice != NULL)
    return choice->icon;
  for (i = 0; i < way_map_n (map, WAY_MAP_CHANNELS); i++)
    {
      WayItem *own = way_map_get (map, WAY_MAP_CHANNELS, i);

      if (strcmp (way_item_get_text (own, "name"), channel) == 0)
        {
          choice = way_field_find_choice (field, way_item_get (own, "icon"));
          break;
        }
    }

  return choice != NULL ? choice->icon : "other-channel";
}

/* As wide as the card, unless that would blow it up or make it tall. */
static gboolean
measure_picture (WayCardFace *face,
                 WayItem     *card)
{
  const char *picture = way_item_get (card, "picture");
  double      scale;
  int         width, height;

  if (picture == NULL || !way_picture_read_size (picture, &width, &height))
    return FALSE;
  scale = MIN (1, MIN ((face->width - 2 * WAY_CARD_PAD_X) / width, WAY_CARD_TALLEST_PICTURE / height));
  face->picture_width = MAX (1, width * scale);
  face->picture_height = MAX (1, height * scale);

  return TRUE;
}

/**
 * way_card_face_dup_picture_text:
 * @card: a card
 *
 * Returns: (transfer full) (nullable): its picture in words, for those who do not see it; NULL without a picture
 */
char *
way_card_face_dup_picture_text (WayItem *card)
{
  const char *text = way_item_get (card, "picture-text");

  if (way_item_get (card, "picture") == NULL)
    return NULL;

  /* TRANSLATORS: %s is what the picture on a card shows */
  return text != NULL ? g_strdup_printf (_ ("picture: %s"), text) : g_strdup (_ ("with a picture"));
}

/**
 * way_card_face_get_links_width:
 * @face: where things are on a card
 *
 * Returns: pixels that the line with the signs has less for what is written or drawn there
 */
double
way_card_face_get_links_width (const WayCardFace *face)
{
  return face->n_links * (WAY_CARD_LINK + WAY_CARD_LINK_GAP);
}

/* At the end of the last line there is, and on one of their own when there is only the title. */
static double
place_links (WayCardFace *face,
             double       y)
{
  if (face->n_links == 0)
    return y;
  if (face->votes > 0)
    face->links_y = face->dots_y + (WAY_CARD_DOT - WAY_CARD_LINK) / 2;
  else if (face->proof_height > 0 || face->facts_height > 0)
    face->links_y = y - WAY_CARD_LINK - 1;
  else
    {
      face->links_y = y + 2;
      y = face->links_y + WAY_CARD_LINK;
    }

  return y;
}

/**
 * way_card_face_measure:
 * @face: (out): where things are on the card
 * @texts: measures text
 * @map: the map
 * @card: a card on it
 * @votes: how many dots it got
 * @bubble: the width of its bubble of comments; 0 for none
 * @width: of the card, in pixels
 */
void
way_card_face_measure (WayCardFace *face,
                       WayTexts    *texts,
                       WayMap      *map,
                       WayItem     *card,
                       int          votes,
                       double       bubble,
                       double       width)
{
  g_autofree char *facts = way_card_face_dup_facts (map, card);
  g_autofree char *proof = way_card_face_dup_proof (card);
  const char      *title = way_card_face_get_title (map, card);
  WayKind          kind = way_item_get_kind (card);
  const char      *icons[WAY_CARD_MOST_LINKS];
  double           y, end;

  memset (face, 0, sizeof *face);
  face->width = width;
  face->votes = votes;
  face->bubble = bubble;
  face->n_links = way_card_links_list (card, icons);
  face->star = kind == WAY_KIND_TOUCHPOINT && way_item_has_mark (card, "moment-of-truth");
  if (kind == WAY_KIND_TOUCHPOINT)
    face->icon = way_card_face_get_channel_icon (map, way_item_get (card, "channel"));
  else if (kind == WAY_KIND_OPPORTUNITY)
    {
      const WayChoice *lever = way_field_find_choice (way_kind_get_field (kind, "lever"),
                                                      way_item_get (card, "lever"));

      face->icon = lever != NULL ? lever->icon : NULL;
    }
  if (face->icon == NULL && way_rules_is_stray (map, card))
    face->icon = way_item_get_info (card)->icon;
  if (way_item_get (card, "belief") != NULL)
    {
      const WayChoice *belief = way_field_find_choice (way_kind_get_field (kind, "belief"),
                                                       way_item_get (card, "belief"));

      face->badge = belief != NULL ? belief->icon : NULL;
    }

  face->title_x = WAY_CARD_PAD_X + (face->icon != NULL ? WAY_CARD_ICON + 7 : 0);
  face->title_width = MAX (20, width - face->title_x - WAY_CARD_PAD_X - (face->star ? WAY_CARD_STAR + 2 : 0) - bubble);
  way_texts_measure (texts, WAY_FONT_CARD, title, face->title_width, NULL, &face->title_height);

  y = WAY_CARD_PAD_Y + face->title_height;
  if (*facts != '\0')
    {
      face->facts_y = y + 2;
      end = *proof == '\0' && votes == 0 ? way_card_face_get_links_width (face) : 0;
      way_texts_measure (texts, WAY_FONT_CARD_NOTE, facts,
                         MAX (20, width - face->title_x - WAY_CARD_PAD_X - end), NULL, &face->facts_height);
      y = face->facts_y + face->facts_height;
    }
  if (*proof != '\0')
    {
      /* The badge stands below the icon; without an icon the text makes room for it. */
      face->proof_x = face->icon == NULL && face->badge != NULL
                        ? WAY_CARD_PAD_X + WAY_CARD_BADGE + 5
                        : face->title_x;
      face->proof_y = y + 2;
      end = votes == 0 ? way_card_face_get_links_width (face) : 0;
      way_texts_measure (texts, WAY_FONT_CARD_NOTE, proof,
                         MAX (20, width - face->proof_x - WAY_CARD_PAD_X - end), NULL, &face->proof_height);
      y = face->proof_y + face->proof_height;
    }
  if (votes > 0)
    {
      face->dots_y = y + 5;
      y = face->dots_y + WAY_CARD_DOT + 1;
    }
  y = place_links (face, y);
  if (measure_picture (face, card))
    {
      face->picture_y = y + 6;
      y = face->picture_y + face->picture_height;
    }
  face->height = y + WAY_CARD_PAD_Y;
}
