#include "scene/label_columns.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "scene/cover_map.h"

namespace jingluo::scene {

namespace {

/// A label takes so many steps of the column's grid: fine enough to follow the markers, coarse enough to look even.
constexpr int steps_a_label = 3;
// How far a name may stand from its marker's height, in label heights: longer leaders say nothing any more.
constexpr float reach_labels = 24;
// Where the body is in the way (an arm, a hand), the column moves out by such steps, at most so often.
constexpr float edge_step_px = 26;
constexpr int most_edge_steps = 9;

class Column {
  public:
    Column(const std::vector<LabelWish>& wishes, std::vector<size_t> which, const LabelSpace& space,
           const std::vector<Rect>& close, bool left)
        : wishes_(wishes), which_(std::move(which)), space_(space), close_(close), left_(left) {
        std::stable_sort(which_.begin(), which_.end(), [&](size_t a, size_t b) {
            const glm::vec2 pa = wishes[a].anchor.at, pb = wishes[b].anchor.at;
            return pa.y != pb.y ? pa.y < pb.y : (left ? pa.x < pb.x : pa.x > pb.x);
        });
        for (const size_t i : which_) size_ = glm::max(size_, wishes[i].size);
        step_ = (size_.y + 2 * space.scale) / steps_a_label;
    }

    std::vector<LabelPlace> run() {
        if (which_.empty() || step_ <= 0) return {};
        std::vector<Chosen> best;
        float best_edge = 0, least = std::numeric_limits<float>::max();
        for (int out = 0; out <= most_edge_steps; ++out) {
            edge_ = edge_at(out);
            if (out > 0 && edge_ == edge_at(out - 1)) break;
            find_free_steps();
            // A longer leader is worth it where it saves a name or a steep one.
            const float cost = choose_steps() + static_cast<float>(out) * 4 * static_cast<float>(which_.size());
            if (cost >= least) continue;
            least = cost;
            best = chosen_;
            best_edge = edge_;
        }
        edge_ = best_edge;
        chosen_ = best;
        uncross();
        std::vector<LabelPlace> places;
        for (const Chosen& chosen : chosen_) places.push_back(place(chosen.wish, chosen.step));
        return places;
    }

  private:
    struct Chosen {
        size_t wish;
        int step;
    };

    /// Where the names of the column begin, so many steps farther out than close to the body.
    float edge_at(int out) const {
        const float beside = (24 + edge_step_px * static_cast<float>(out)) * space_.scale;
        return left_ ? std::max(space_.body_left - beside, space_.free.min.x + size_.x)
                     : std::min(space_.body_right + beside, space_.free.max.x - size_.x);
    }

    Rect box(size_t wish, int step) const {
        const glm::vec2 size = wishes_[wish].size;
        const float middle = space_.free.min.y + (static_cast<float>(step) + 0.5f * steps_a_label) * step_;
        const glm::vec2 corner(left_ ? edge_ - size.x : edge_, middle - size.y / 2);
        return {corner, corner + size};
    }

    LabelPlace place(size_t wish, int step) const {
        LabelPlace place{wish, box(wish, step), true, {}, {}, {}, {}};
        const Circle& anchor = wishes_[wish].anchor;
        place.leader_from = {left_ ? place.box.max.x + 2 * space_.scale : place.box.min.x - 2 * space_.scale,
                             place.box.centre().y};
        const glm::vec2 off = place.leader_from - anchor.at;
        const float away = glm::length(off);
        place.leader_to = away > anchor.radius ? anchor.at + off * (anchor.radius / away) : anchor.at;
        return place;
    }

    void find_free_steps() {
        const int count = static_cast<int>(std::floor(space_.free.size().y / step_)) - steps_a_label + 1;
        free_.assign(static_cast<size_t>(std::max(0, count)), true);
        for (int step = 0; step < count; ++step) {
            const float top = space_.free.min.y + static_cast<float>(step) * step_;
            const Rect all{{left_ ? edge_ - size_.x : edge_, top},
                           {left_ ? edge_ : edge_ + size_.x, top + steps_a_label * step_}};
            bool is_free = space_.free.contains(all);
            for (const Rect& kept : space_.keep_out) is_free = is_free && !all.overlaps(kept, 2 * space_.scale);
            for (const Circle& marker : space_.markers) is_free = is_free && !overlaps(all, marker, 2 * space_.scale);
            is_free = is_free && (space_.body == nullptr || !space_.body->touches(all));
            free_[static_cast<size_t>(step)] = is_free;
        }
    }

    /// Cost of one label on each step: how oblique its leader is, and what it runs over.
    std::vector<float> costs(size_t wish) const {
        std::vector<float> costs(free_.size(), never);
        const glm::vec2 anchor = wishes_[wish].anchor.at;
        const auto middle_of = [&](size_t step) {
            return space_.free.min.y + (static_cast<float>(step) + 0.5f * steps_a_label) * step_;
        };
        for (size_t step = 0; step < costs.size(); ++step) {
            const float rise = std::abs(middle_of(step) - anchor.y) / size_.y;
            if (free_[step] && rise <= reach_labels) costs[step] = rise * rise;
        }
        const float from = left_ ? edge_ + 2 * space_.scale : edge_ - 2 * space_.scale;
        const float run = from - anchor.x;
        // A leader hits a thing when its slope lies between two; on the column these are two heights.
        const auto burden = [&](float low_slope, float high_slope, float by) {
            float low = anchor.y + low_slope * run, high = anchor.y + high_slope * run;
            if (low > high) std::swap(low, high);
            const float first = (low - space_.free.min.y) / step_ - 0.5f * steps_a_label;
            const float last = (high - space_.free.min.y) / step_ - 0.5f * steps_a_label;
            const float end = static_cast<float>(costs.size());
            for (float step = std::max(0.0f, std::ceil(first)); step <= last && step < end; ++step) {
                costs[static_cast<size_t>(step)] += by;
            }
        };
        const auto between = [&](float low_x, float high_x) {
            return run > 0 ? high_x > anchor.x && low_x < from : low_x < anchor.x && high_x > from;
        };
        for (const Circle& marker : space_.markers) {
            const glm::vec2 off = marker.at - anchor;
            if (marker.at == anchor || std::abs(off.x) < 1 || !between(marker.at.x, marker.at.x)) continue;
            const float slope = off.y / off.x;
            const float half = (marker.radius + space_.scale) * std::sqrt(1 + slope * slope) / std::abs(off.x);
            burden(slope - half, slope + half, 5);
        }
        for (const Rect& box : close_) {
            if (!between(box.min.x, box.max.x) || (box.min.x < anchor.x && box.max.x > anchor.x)) continue;
            float low = std::numeric_limits<float>::max(), high = -low;
            for (const float x : {box.min.x, box.max.x}) {
                if (std::abs(x - anchor.x) < 1) continue;
                for (const float y : {box.min.y, box.max.y}) {
                    low = std::min(low, (y - anchor.y) / (x - anchor.x));
                    high = std::max(high, (y - anchor.y) / (x - anchor.x));
                }
            }
            if (low <= high) burden(low, high, 12);
        }
        return costs;
    }

    /// Steps for the labels in order of height, least cost in all; a label may be left out at a cost that grows with
    /// its priority. Dynamic programming over labels and steps. Gives the cost.
    float choose_steps() {
        chosen_.clear();
        const size_t labels = which_.size(), steps = free_.size() + steps_a_label;
        std::vector<float> best((labels + 1) * (steps + 1), 0);
        std::vector<signed char> how(best.size(), 0);
        const auto at = [&](size_t i, size_t k) { return i * (steps + 1) + k; };
        for (size_t i = 1; i <= labels; ++i) {
            const float drop = drop_cost(i - 1);
            const std::vector<float> here = costs(which_[i - 1]);
            for (size_t k = 0; k <= steps; ++k) {
                best[at(i, k)] = best[at(i - 1, k)] + drop;
                how[at(i, k)] = dropped;
                if (k > 0 && best[at(i, k - 1)] <= best[at(i, k)]) {
                    best[at(i, k)] = best[at(i, k - 1)];
                    how[at(i, k)] = skipped;
                }
                if (k < steps_a_label || k - steps_a_label >= free_.size()) continue;
                const float cost = here[k - steps_a_label];
                if (cost >= never) continue;
                const float sum = best[at(i - 1, k - steps_a_label)] + cost;
                if (sum < best[at(i, k)]) {
                    best[at(i, k)] = sum;
                    how[at(i, k)] = taken;
                }
            }
        }
        size_t i = labels, k = steps;
        while (i > 0) {
            if (how[at(i, k)] == skipped) {
                --k;
            } else if (how[at(i, k)] == taken) {
                chosen_.push_back({which_[i - 1], static_cast<int>(k) - steps_a_label});
                --i;
                k -= steps_a_label;
            } else {
                --i;
            }
        }
        std::reverse(chosen_.begin(), chosen_.end());
        return best[at(labels, steps)];
    }

    /// Among equals, a name that stands alone says more than one of a crowd.
    float drop_cost(size_t position) const {
        float alone = std::numeric_limits<float>::max();
        const glm::vec2 here = wishes_[which_[position]].anchor.at;
        for (const size_t other : which_) {
            if (other != which_[position]) alone = std::min(alone, glm::length(wishes_[other].anchor.at - here));
        }
        return 2000 + 20 * static_cast<float>(wishes_[which_[position]].priority) +
               std::min(alone / space_.scale, 50.0f);
    }

    /// Swaps the steps of two labels whose leaders cross. Each swap shortens the leaders' sum, so this ends.
    void uncross() {
        bool any = true;
        for (int round = 0; any && round < 200; ++round) {
            any = false;
            for (size_t i = 0; i < chosen_.size(); ++i) {
                for (size_t j = i + 1; j < chosen_.size(); ++j) {
                    const LabelPlace a = place(chosen_[i].wish, chosen_[i].step);
                    const LabelPlace b = place(chosen_[j].wish, chosen_[j].step);
                    if (!crosses(a.leader_from, wishes_[a.wish].anchor.at, b.leader_from, wishes_[b.wish].anchor.at)) {
                        continue;
                    }
                    std::swap(chosen_[i].step, chosen_[j].step);
                    any = true;
                }
            }
        }
    }

    static constexpr float never = 1e9f;
    static constexpr signed char dropped = 0, skipped = 1, taken = 2;
    const std::vector<LabelWish>& wishes_;
    std::vector<size_t> which_;
    const LabelSpace& space_;
    const std::vector<Rect>& close_;
    bool left_;
    glm::vec2 size_{0};
    float edge_ = 0, step_ = 0;
    std::vector<bool> free_;
    std::vector<Chosen> chosen_;
};

}  // namespace

std::vector<LabelPlace> place_column(const std::vector<LabelWish>& wishes, const std::vector<size_t>& which,
                                     const LabelSpace& space, const std::vector<Rect>& close, bool left) {
    return Column(wishes, which, space, close, left).run();
}

std::vector<LabelPlace> without_conflicts(const std::vector<LabelWish>& wishes, std::vector<LabelPlace> places,
                                          float scale) {
    std::stable_sort(places.begin(), places.end(), [&](const LabelPlace& a, const LabelPlace& b) {
        return wishes[a.wish].priority != wishes[b.wish].priority ? wishes[a.wish].priority > wishes[b.wish].priority
                                                                  : a.wish < b.wish;
    });
    std::vector<LabelPlace> kept;
    for (const LabelPlace& place : places) {
        const bool conflict = std::any_of(kept.begin(), kept.end(), [&](const LabelPlace& other) {
            return place.box.overlaps(other.box, scale) || crosses(place.leader_from, place.leader_to, other.box) ||
                   crosses(other.leader_from, other.leader_to, place.box) ||
                   crosses(place.leader_from, place.leader_to, other.leader_from, other.leader_to);
        });
        if (!conflict) kept.push_back(place);
    }
    return kept;
}

}  // namespace jingluo::scene
